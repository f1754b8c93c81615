package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.NotebookHost;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line under a cell that takes its time: there after a second, updated at most four times a
 * second, gone when closed.
 */
final class Progress implements AutoCloseable {
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE = Duration.ofMillis(250).toNanos();
  private static final Rendering NOTHING = new Rendering("<span></span>", "");

  private final @Nullable NotebookHost host;
  private final LongSupplier clock;
  private final long began;
  private final String id = UUID.randomUUID().toString();
  private long last;
  private boolean shown;

  /** Progress in a host; without one, nothing shows. */
  Progress(@Nullable NotebookHost host, LongSupplier clock) {
    this.host = host;
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  /** So far have we come: {@code page 3, 300 rows}. */
  void at(String where) {
    long now = clock.getAsLong();
    if (host == null || now - began < PATIENCE || (shown && now - last < PAUSE)) {
      return;
    }
    String line = String.format(Locale.ROOT, "%s, %d s", where, (now - began) / 1_000_000_000);
    Rendering rendering = Rendering.note(line);
    if (shown) {
      host.update(id, rendering);
    } else {
      host.show(id, rendering);
    }
    shown = true;
    last = now;
  }

  /** Works on one after the other, and ends between two of them when the cell is interrupted. */
  <T> void through(Iterable<? extends T> all, Consumer<? super T> work) {
    String of = all instanceof Collection<?> known ? " of " + number(known.size()) : "";
    int done = 0;
    for (T one : all) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted after " + number(done) + of + ".");
      }
      work.accept(one);
      done++;
      at(number(done) + of);
    }
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  @Override
  public void close() {
    if (shown && host != null) {
      host.update(id, NOTHING);
    }
  }
}
