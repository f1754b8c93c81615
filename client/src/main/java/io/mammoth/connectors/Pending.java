package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import java.util.concurrent.CompletableFuture;

/** An asynchronous call. Whatever ends its future from outside ends the call. */
final class Pending {
  private Pending() {}

  /** Sends; what is wrong with the call shows in its future. */
  static <T> CompletableFuture<T> start(Calls calls, Operation<T> operation) {
    CompletableFuture<T> future = new CompletableFuture<>();
    try {
      Exchange<T> exchange = new Exchange<>(calls, operation);
      Runnable noDeadline = exchange.armDeadline();
      exchange.attempt();
      follow(future, exchange, noDeadline);
    } catch (RuntimeException refused) {
      future.completeExceptionally(refused);
    }
    return future;
  }

  private static <T> void follow(
      CompletableFuture<T> future, Exchange<T> exchange, Runnable noDeadline) {
    var unusedEnd =
        future.whenComplete(
            (result, failure) -> {
              // Of a call that has ended by itself this changes nothing.
              var unused = exchange.end(Phase.INTERRUPTED);
            });
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
}
