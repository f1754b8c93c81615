package io.mammoth.connectors.kernel.notebook;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** A program whose first columns are of six kinds, made at the same time by six threads. */
final class FirstColumns {
  private static final List<Supplier<Column<?>>> KINDS =
      List.of(
          () -> IntColumn.create("whole"),
          () -> StringColumn.create("text"),
          () -> DoubleColumn.create("number"),
          () -> DateTimeColumn.create("time"),
          () -> BooleanColumn.create("flag"),
          () -> LongColumn.create("long"));

  private static final CountDownLatch GO = new CountDownLatch(1);

  private FirstColumns() {}

  public static void main(String[] arguments) throws Exception {
    Installation.into(new FakeHost());
    var columns = KINDS.stream().map(FirstColumns::later).toList();
    GO.countDown();
    for (CompletableFuture<Column<?>> column : columns) {
      System.out.print(column.get(1, MINUTES).name() + " ");
    }
  }

  private static CompletableFuture<Column<?>> later(Supplier<Column<?>> kind) {
    return CompletableFuture.supplyAsync(
        () -> {
          awaitGo();
          return kind.get();
        },
        FirstColumns::inBackground);
  }

  private static void awaitGo() {
    try {
      GO.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
