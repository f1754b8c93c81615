package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the guard makes of a heap that is full and of the time that its collector takes. */
class MemoryGuardTest {
  private final MemoryGuard guard = new MemoryGuard();
  private long now = TimeUnit.HOURS.toNanos(1);
  private long collecting;

  /** A large heap takes its time: no other thread, the guard's included, runs in between. */
  @Test
  void oneLongCollectionIsNotTheEnd() {
    assertFalse(looks(true, 1, 0));
    assertFalse(looks(true, 40, 40));
    for (int second = 0; second < 60; second++) {
      assertFalse(looks(true, 1, 0));
    }
  }

  @Test
  void aCollectorThatDoesNothingElseForSecondsIsTheEnd() {
    assertFalse(looks(true, 1, 1));
    for (int second = 1; second < 8; second++) {
      assertFalse(looks(true, 1, 1));
    }
    assertTrue(looks(true, 1, 1));
  }

  @Test
  void aCollectorThatMakesRoomBeginsAnew() {
    for (int round = 0; round < 10; round++) {
      for (int second = 0; second < 7; second++) {
        assertFalse(looks(true, 1, 1));
      }
      assertFalse(looks(false, 1, 1));
    }
  }

  private boolean looks(boolean full, int secondsPassed, int secondsCollecting) {
    now += TimeUnit.SECONDS.toNanos(secondsPassed);
    collecting += TimeUnit.SECONDS.toNanos(secondsCollecting);
    return guard.isHopeless(now, full, collecting);
  }
}
