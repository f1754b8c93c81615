package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The life of one call, synchronous or not: its tries and waits, its deadline, its end. The one way
 * to the wire.
 *
 * <p>What came of it arrives in OkHttp's callback and is kept in {@link #outcome}. A result or an
 * exception is made of that in the caller's thread, or on the client's own executor, never inside
 * the callback.
 */
final class Exchange<T> implements Callback {
  private final Calls calls;
  private final Operation<T> operation;
  private final Account account;
  private final Request request;
  private final String requestId = UUID.randomUUID().toString();
  private final long began;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicInteger attempts = new AtomicInteger();

  private volatile Phase phase = Phase.CONNECT;
  private volatile int tries;
  private @Nullable Call call;
  private Runnable cancelWait = () -> {};

  private Exchange(Calls calls, Operation<T> operation) {
    this.calls = calls;
    this.operation = operation;
    this.began = calls.transport().timing().nanoTime();
    this.account = calls.currentAccount();
    this.request =
        Requests.of(operation, account, requestId, () -> phase = Phase.WAIT)
            .tag(Exchange.class, this)
            .build();
  }

  /** Sends, waits and reads: a synchronous call. */
  static <T> T send(Calls calls, Operation<T> operation) {
    Exchange<T> exchange = new Exchange<>(calls, operation);
    if (Thread.currentThread().isInterrupted()) {
      exchange.end(Phase.INTERRUPTED);
    } else {
      exchange.attempt();
    }
    return exchange.read(exchange.await());
  }

  /** Sends: an asynchronous call. Whatever ends the future from outside ends the call. */
  static <T> CompletableFuture<T> start(Calls calls, Operation<T> operation) {
    CompletableFuture<T> future = new CompletableFuture<>();
    try {
      Exchange<T> exchange = new Exchange<>(calls, operation);
      exchange.attempt();
      Runnable noDeadline =
          calls.transport().timing().after(calls.timeout(), () -> exchange.end(Phase.DEADLINE));
      var unusedEnd = future.whenComplete((result, failure) -> exchange.end(Phase.INTERRUPTED));
      var unusedCompletion =
          exchange.outcome.whenCompleteAsync(
              exchange.completing(future, noDeadline), calls.transport().completions());
    } catch (RuntimeException refused) {
      future.completeExceptionally(refused);
    }
    return future;
  }

  private BiConsumer<@Nullable Outcome, @Nullable Throwable> completing(
      CompletableFuture<T> future, Runnable noDeadline) {
    return (came, broken) -> {
      noDeadline.run();
      try {
        future.complete(read(came == null ? new Outcome.Lost(phase, broken) : came));
      } catch (RuntimeException | Error failure) {
        future.completeExceptionally(failure);
      }
    };
  }

  private void attempt() {
    Call next = calls.transport().http().newCall(request);
    synchronized (this) {
      if (outcome.isDone()) {
        return;
      }
      call = next;
      phase = Phase.CONNECT;
      tries++;
    }
    calls.transport().opened(this);
    if (tries > 1) {
      tell(CallListener::onRetry, 0, null, null);
    }
    tell(CallListener::onAttempt, 0, null, null);
    next.enqueue(this);
  }

  /** Waits for a future of {@link #start}; an interrupt ends its call. */
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException stop) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw Failures.interrupted();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof MammothException ours) {
        throw ours;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private Outcome await() {
    try {
      Duration left = calls.timeout().minus(elapsed());
      return outcome.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return end(Phase.DEADLINE);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return end(Phase.INTERRUPTED);
    } catch (ExecutionException broken) {
      return new Outcome.Lost(phase, broken.getCause());
    }
  }

  /**
   * Ends the call from this side, unless it has ended: closes its connection, forgets its next try.
   */
  Outcome end(Phase why) {
    Call running;
    synchronized (this) {
      outcome.complete(new Outcome.Lost(why, null));
      running = call;
      cancelWait.run();
    }
    if (running != null) {
      running.cancel();
    }
    return outcome.join();
  }

  /** Told by the connection: from here on the request may reach the service. */
  void onWire() {
    attempts.incrementAndGet();
    phase = operation.isWrite() ? Phase.WRITE : Phase.WAIT;
  }

  @Override
  public void onResponse(Call answered, Response response) {
    phase = Phase.READ;
    try (response) {
      Outcome.Came came =
          Requests.answer(response, sent(), account.credentials(), calls.observer().maxBody());
      if (came.cut()) {
        answered.cancel();
      }
      again(retries().after(came.answer()), came);
    } catch (IOException broken) {
      onFailure(answered, broken);
    } catch (RuntimeException | Error broken) {
      outcome.completeExceptionally(broken);
    }
  }

  @Override
  public void onFailure(Call failed, IOException why) {
    boolean sent = phase != Phase.CONNECT;
    Duration wait = outcome.isDone() ? null : retries().after(why, sent);
    again(wait, new Outcome.Lost(phase, why));
  }

  /** Tries again after a wait; without one, this was the end. */
  private void again(@Nullable Duration wait, Outcome end) {
    if (wait == null) {
      outcome.complete(end);
      return;
    }
    int status = end instanceof Outcome.Came came ? came.answer().status() : 0;
    tell(CallListener::onWait, status, wait, null);
    synchronized (this) {
      if (!outcome.isDone()) {
        cancelWait = calls.transport().timing().after(wait, this::attempt);
      }
    }
  }

  private Retries retries() {
    return new Retries(calls, operation.isWrite(), tries, elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(calls.transport().timing().nanoTime() - began);
  }

  private T read(Outcome ended) {
    calls.transport().ended(this);
    int status = 0;
    try {
      if (ended instanceof Outcome.Lost lost) {
        throw Failures.lost(lost, this::what, calls.timeout(), sent());
      }
      Outcome.Came came = (Outcome.Came) ended;
      status = came.answer().status();
      calls.observer().answers().accept(came.answer());
      T result = result(came);
      tell(CallListener::onDone, status, null, null);
      return result;
    } catch (MammothException failure) {
      tell(CallListener::onDone, status, null, failure);
      throw failure;
    }
  }

  private T result(Outcome.Came came) {
    Answer answer = came.answer();
    Reading reading = new Reading(answer, what(), account, calls.transport().timing().now());
    if (answer.status() / 100 != 2) {
      throw reading.failure();
    }
    if (came.cut()) {
      throw reading.tooLarge(calls.observer().maxBody());
    }
    return operation.result().apply(reading);
  }

  private String what() {
    return operation.method() + " " + request.url().encodedPath();
  }

  private TransportException.Sent sent() {
    return new TransportException.Sent(attempts.get(), requestId);
  }

  private void tell(
      BiConsumer<CallListener, CallEvent> how,
      int status,
      @Nullable Duration wait,
      @Nullable MammothException failure) {
    CallListener listener = calls.observer().listener();
    String path = request.url().encodedPath();
    CallEvent event =
        new CallEvent(requestId, operation.method(), path, tries, elapsed(), status, wait, failure);
    try {
      how.accept(listener, event);
    } catch (RuntimeException itsOwnAffair) {
      Transport.LOG.log(System.Logger.Level.WARNING, "A call listener failed", itsOwnAffair);
    }
  }
}
