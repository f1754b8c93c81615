package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A call that nobody waits for yet. Whatever ends its future from outside ends the call. */
final class Pending<T> {
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable Exchange<T> exchange;

  private Pending() {}

  /** Sends; what is wrong with the call shows in its future. */
  static <T> Pending<T> start(Calls calls, Operation<T> operation) {
    Pending<T> pending = new Pending<>();
    try {
      Exchange<T> exchange = new Exchange<>(calls, operation);
      pending.exchange = exchange;
      Runnable noDeadline =
          calls.transport().timing().after(calls.timeout(), () -> exchange.end(Phase.DEADLINE));
      exchange.attempt();
      pending.follow(exchange, noDeadline);
    } catch (RuntimeException refused) {
      pending.future.completeExceptionally(refused);
    }
    return pending;
  }

  private void follow(Exchange<T> exchange, Runnable noDeadline) {
    var unusedEnd = future.whenComplete((result, failure) -> exchange.end(Phase.INTERRUPTED));
    exchange.whenEnded(
        ended -> {
          noDeadline.run();
          try {
            future.complete(exchange.read(ended));
          } catch (RuntimeException | Error failure) {
            future.completeExceptionally(failure);
          }
        });
  }

  CompletableFuture<T> future() {
    return future;
  }

  /** Waits for the result; an interrupt ends the call. */
  T join() {
    try {
      try {
        return future.get();
      } catch (InterruptedException stop) {
        if (exchange != null) {
          exchange.end(Phase.INTERRUPTED);
        }
        Thread.currentThread().interrupt();
        // The call has ended, so its own error, with its own request id, is there at once.
        return future.join();
      }
    } catch (ExecutionException | CompletionException failed) {
      if (failed.getCause() instanceof MammothException ours) {
        throw ours;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
