package io.mammoth.connectors;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A future that takes several calls, one after the other. Whatever ends it from outside ends the
 * call that is under way, and starts no other.
 */
final class Steps<R> {
  private final CompletableFuture<R> all = new CompletableFuture<>();
  private volatile CompletableFuture<?> running = new CompletableFuture<>();

  Steps() {
    var unusedEnd = all.whenComplete((done, ended) -> running.cancel(true));
  }

  /** Completes with the last step. */
  CompletableFuture<R> future() {
    return all;
  }

  /** Sends; goes on with what came, unless the whole has ended by then. */
  <T> void next(Calls calls, Operation<T> operation, Consumer<T> then) {
    if (all.isDone()) {
      return;
    }
    CompletableFuture<T> coming = Pending.start(calls, operation);
    running = coming;
    if (all.isDone()) {
      coming.cancel(true);
    }
    var unusedStep =
        coming.whenComplete(
            (result, failure) -> {
              try {
                if (failure != null) {
                  all.completeExceptionally(failure);
                } else if (!all.isDone()) {
                  then.accept(result);
                }
              } catch (RuntimeException | Error wrong) {
                all.completeExceptionally(wrong);
              }
            });
  }
}
