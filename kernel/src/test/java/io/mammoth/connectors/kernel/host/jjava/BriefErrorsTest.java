package io.mammoth.connectors.kernel.host.jjava;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The red lines under a cell, as JJava writes them. */
final class BriefErrorsTest {
  private final BriefErrors errors = BriefErrors.OF_THIS_KERNEL;

  @AfterEach
  void clear() {
    errors.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u001b[1m\u001b[31m",
        "\u001b[0;31m|   \u001b[1m",
        "| ",
      })
  void classAndMessageAreReplacedAndColoursAndBarStay(String prefix) {
    errors.next("Not found (404)", "see above");
    String end = "\u001b[0m";
    assertEquals(
        List.of(prefix + "see above" + end),
        errors.in(List.of(prefix + "a.b.NotFoundException: Not found (404)" + end)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\tat Not.found(#1:1)",
        "the words before: Not found (404)",
        "Caused by: a.b.NotFoundException: Not found (404)",
        "Not found (404)",
      })
  void otherLinesStay(String line) {
    errors.next("Not found (404)", "see above");
    assertEquals(List.of(line), errors.in(List.of(line)));
  }

  @Test
  void nothingIsReplacedInTheNextCellNorWithoutWords() {
    List<String> lines = List.of("a.B: message");
    errors.next("message", null);
    assertEquals(lines, errors.in(lines));
    errors.next("message", "brief");
    errors.clear();
    assertEquals(lines, errors.in(lines));
  }
}
