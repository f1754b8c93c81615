package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.ConnectorQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One line under a cell that takes its time; the clock is the test's own. */
final class ProgressTest {
  private final FakeHost host = new FakeHost();
  private long now;

  @AfterEach
  void nobodyIsInterrupted() {
    Thread.interrupted();
  }

  private Progress progress() {
    return new Progress(host, () -> now);
  }

  private void pass(int millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  @Test
  void nothingShowsInTheFirstSecond() {
    try (Progress progress = progress()) {
      progress.at("page 1");
      pass(999);
      progress.at("page 2");
    }
    assertEquals(List.of(), host.told);
  }

  @Test
  void oneLineIsUpdatedInPlaceAndGoneWhenDone() {
    try (Progress progress = progress()) {
      pass(1000);
      progress.at("page 3 of about 9, 300 rows");
      pass(1500);
      progress.at("page 4 of about 9, 400 rows");
    }
    assertEquals(
        List.of(
            "show page 3 of about 9, 300 rows, 1 s",
            "update page 4 of about 9, 400 rows, 2 s",
            "update "),
        host.told);
  }

  @Test
  void atMostFourTimesASecond() {
    try (Progress progress = progress()) {
      pass(1000);
      for (int i = 0; i <= 1000; i++) {
        progress.at("step " + i);
        pass(1);
      }
    }
    assertEquals(5 + 1, host.told.size(), host.told::toString);
  }

  @Test
  void whereNobodyLooksNothingIsSaid() {
    try (Progress progress = new Progress(null, () -> now)) {
      pass(5000);
      progress.at("page 1");
    }
    assertEquals(List.of(), host.told);
  }

  @Test
  void workOnManyCountsThem() {
    try (Progress progress = progress()) {
      progress.through(List.of("a", "b", "c"), one -> pass(700));
    }
    assertEquals(List.of("show 2 of 3, 1 s", "update 3 of 3, 2 s", "update "), host.told);
  }

  @Test
  void workThatFailsTakesItsLineAwayAndStopsThere() {
    List<Integer> done = new ArrayList<>();
    assertThrows(
        IllegalStateException.class,
        () -> {
          try (Progress progress = progress()) {
            progress.through(List.of(1, 2, 3), one -> workUntilTwo(done, one));
          }
        });
    assertEquals(List.of(1, 2), done);
    assertEquals("update ", host.told.get(host.told.size() - 1));
  }

  private void workUntilTwo(List<Integer> done, int one) {
    pass(2000);
    done.add(one);
    if (one == 2) {
      throw new IllegalStateException("two");
    }
  }

  @Test
  void anInterruptEndsItBetweenTwo() {
    List<Integer> done = new ArrayList<>();
    CancellationException ended =
        assertThrows(
            CancellationException.class,
            () -> {
              try (Progress progress = progress()) {
                progress.through(List.of(1, 2, 3), one -> interruptAfter(done, one));
              }
            });
    assertEquals(List.of(1), done);
    assertEquals("Interrupted after 1 of 3.", ended.getMessage());
    assertTrue(Thread.currentThread().isInterrupted());
  }

  private static void interruptAfter(List<Integer> done, int one) {
    done.add(one);
    Thread.currentThread().interrupt();
  }

  @Test
  void aListingCountsPagesAndRemembersHowManyThereWere() {
    Notebook.sandbox();
    ConnectorQuery query = ConnectorQuery.all().limit(20);
    int rows = 0;
    for (int time = 0; time < 2; time++) {
      try (Progress progress = new Progress(host, () -> now += 1_000_000_000)) {
        rows = Listing.OF_THIS_NOTEBOOK.read(Notebook.connectors.listAll(query), progress).size();
      }
    }
    int pages = (rows + 19) / 20;
    assertTrue(pages > 2, () -> "pages " + pages);
    assertTrue(host.told.get(0).startsWith("show page 1, 20 rows, "), host.told::toString);
    assertTrue(
        host.told.contains("show page 1 of about " + pages + ", 20 rows, 1 s"),
        host.told::toString);
    assertEquals(2 * (pages + 1), host.told.size(), host.told::toString);
  }

  @Test
  void aListingHandsOutNoMoreThanItIsAskedForAndSaysSo() {
    Notebook.sandbox();
    ConnectorQuery query = ConnectorQuery.all().limit(10).maxItems(25);
    try (Progress progress = new Progress(host, () -> now += 1_000_000_000)) {
      var read = Listing.OF_THIS_NOTEBOOK.read(Notebook.connectors.listAll(query), progress);
      assertEquals(25, read.size());
      assertEquals(25, IntStream.range(0, 25).mapToObj(read::get).distinct().count());
    }
    assertEquals("show page 1 of at most 3, 10 rows, 1 s", host.told.get(0));
  }
}
