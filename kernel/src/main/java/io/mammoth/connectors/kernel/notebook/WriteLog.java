package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.CallListener;
import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** What this notebook wrote, call by call, and in which journal what was there before is kept. */
final class WriteLog implements CallListener {
  static final WriteLog HERE = new WriteLog();

  private static final int MOST = 10_000;

  /**
   * A plan is applied on one thread, and its calls tell of their end there; others may write too.
   */
  private static final ThreadLocal<@Nullable Path> JOURNAL = new ThreadLocal<>();

  private final Deque<Write> writes = new ArrayDeque<>();

  /** A call that changed something, or may have. */
  record Write(Instant time, CallEvent call, @Nullable Path journal) {
    /** As a request. */
    @Override
    public String toString() {
      return call.method() + " " + call.path();
    }

    String outcome() {
      return call.failure() == null
          ? "done"
          : Objects.requireNonNull(call.failure()).getClass().getSimpleName();
    }
  }

  private WriteLog() {}

  @Override
  public synchronized void onDone(CallEvent event) {
    if (!event.method().equals("GET")) {
      writes.addLast(new Write(Instant.now(), event, JOURNAL.get()));
      if (writes.size() > MOST) {
        writes.removeFirst();
      }
    }
  }

  /** What this thread writes from now on is kept in this journal. */
  void began(Path file) {
    JOURNAL.set(file);
  }

  void ended() {
    JOURNAL.remove();
  }

  /** Whether anything was written. */
  synchronized boolean isEmpty() {
    return writes.isEmpty();
  }

  /** The last write that no undo passes over; null when there is none. */
  synchronized @Nullable Write last() {
    Undone undone = undone();
    Write last = null;
    for (Write write : writes) {
      last = undone.isPassed(write.journal) ? last : write;
    }
    return last;
  }

  /** Which of its journals are undone. */
  synchronized Undone undone() {
    return new Undone(
        writes.stream().map(Write::journal).filter(Objects::nonNull).distinct().toList());
  }

  /** One row a write, the last one last. */
  synchronized Table table() {
    List<Write> rows = new ArrayList<>(writes);
    Undone undone = undone();
    ColumnMaker<Write> make = new ColumnMaker<>(rows);
    return Table.create(
        "Writes of this notebook",
        make.time("time", Write::time),
        make.text("method", write -> write.call.method()),
        make.text("path", write -> write.call.path()),
        make.integer(
            "status", write -> write.call.status() == 0 ? null : (long) write.call.status()),
        make.text("outcome", Write::outcome),
        make.text("undo", write -> undone.word(write.journal)),
        make.text("journal", write -> write.journal == null ? null : write.journal.toString()));
  }
}
