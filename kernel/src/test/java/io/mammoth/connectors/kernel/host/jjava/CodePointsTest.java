package io.mammoth.connectors.kernel.host.jjava;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final String CODE = "var s = \"\uD83D\uDE00\"; xs.str";

  @Test
  void anEmojiIsOneCodePointAndTwoChars() {
    assertEquals(9, CodePoints.index(CODE, 9));
    assertEquals(11, CodePoints.index(CODE, 10));
    assertEquals(CODE.length(), CodePoints.index(CODE, CODE.length() - 1));
  }

  @Test
  void thereAndBackIsTheSamePosition() {
    for (int points = -2; points < CODE.length() + 3; points++) {
      assertEquals(points, CodePoints.before(CODE, CodePoints.index(CODE, points)));
    }
  }
}
