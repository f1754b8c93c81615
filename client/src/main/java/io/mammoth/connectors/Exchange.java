package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The life of one call, synchronous or not: its tries, waits, deadline and end; all go this way.
 *
 * <p>What came of it arrives in OkHttp's callback and is kept in {@link #outcome}. A result or an
 * exception is made of that in the caller's thread, or on the client's own executor, never inside
 * the callback.
 *
 * <p>A call may run ahead: it is sent before its caller wants its result. It makes one attempt, and
 * whether that is retried is decided once the result is claimed.
 */
final class Exchange<T> implements Callback {
  /** A server that refuses every stream must not be asked for ever. */
  private static final int MOST_RESENDS = 10;

  private final Calls calls;
  private final Operation<T> operation;
  private final Account account;
  private final Request request;
  private final String requestId = UUID.randomUUID().toString();
  private final Telling telling;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicInteger attempts = new AtomicInteger();

  private volatile Phase phase = Phase.CONNECT;
  private volatile int tries;
  private volatile long began;
  private volatile long attemptEnded;
  private volatile boolean bodyWritten;
  // Read and written under this object's lock.
  private @Nullable Call call;
  private @Nullable OkHttpClient http;
  private @Nullable Connection connection;
  private boolean dispatched;
  private boolean onGone;
  private boolean sentByInterceptor;
  private boolean bodySentInEarlierAttempt;
  private boolean earlierEffect;
  private boolean unprocessed;
  private int requestsOfSend;
  private int resends;
  private Runnable cancelWait = () -> {};
  private Runnable noDeadline = () -> {};
  private boolean ahead;
  private @Nullable Outcome held;

  Exchange(Calls calls, Operation<T> operation) {
    this.calls = calls;
    this.operation = operation;
    this.began = timing().nanoTime();
    calls.transport().checkOpen();
    this.account = calls.currentAccount();
    this.request =
        Requests.of(operation, account, requestId, this::bodyWritten)
            .tag(Exchange.class, this)
            .build();
    this.telling = calls.telling(requestId, request);
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

  /** Fails as a call whose time was over before it was sent. */
  static void failTimedOut(Calls calls, Operation<?> operation) {
    Exchange<?> exchange = new Exchange<>(calls, operation);
    var unused = exchange.read(exchange.end(Phase.DEADLINE));
  }

  /** Sends ahead of the time at which the result is wanted: to be claimed or abandoned. */
  static <T> Exchange<T> ahead(Calls calls, Operation<T> operation) {
    Exchange<T> exchange = new Exchange<>(calls, operation);
    exchange.ahead = true;
    exchange.noDeadline =
        exchange.timing().after(calls.timeout(), () -> exchange.end(Phase.DEADLINE, true));
    exchange.attempt();
    return exchange;
  }

  /**
   * Makes a call that runs ahead one like any other, with its whole time from here on; false when
   * it has ended without a response.
   */
  boolean claim() {
    noDeadline.run();
    Outcome attempt;
    synchronized (this) {
      if (outcome.isDone() && outcome.join() instanceof Outcome.Lost) {
        return false;
      }
      ahead = false;
      attempt = held;
      boolean ended = attempt != null || outcome.isDone();
      // The time that it ran, or its result waited, before it was wanted is not its caller's.
      began = ended ? began + timing().nanoTime() - attemptEnded : timing().nanoTime();
    }
    if (attempt != null) {
      settle(attempt);
    }
    return true;
  }

  /** Waits for a call that was claimed, and reads it. */
  T claimed() {
    return read(await());
  }

  /** Ends a call that runs ahead and is not wanted any more; only its listener learns of it. */
  void abandon() {
    noDeadline.run();
    Outcome ended = end(Phase.INTERRUPTED);
    calls
        .transport()
        .completions()
        .execute(
            () -> {
              Throwable why = ended instanceof Outcome.Lost lost ? failure(lost) : null;
              telling.done(tries, elapsed(), ended.status(), why);
            });
  }

  /** Ends the call at its deadline, unless what is returned is run before. */
  Runnable armDeadline() {
    return timing().after(calls.timeout(), () -> end(Phase.DEADLINE));
  }

  /** Hands on how the call ended, on a thread of the client's own and outside of any lock. */
  void whenEnded(Consumer<Outcome> ending) {
    var unused =
        outcome.whenCompleteAsync(
            (ended, never) -> ending.accept(ended), calls.transport().completions());
  }

  void attempt() {
    synchronized (this) {
      if (outcome.isDone()) {
        return;
      }
      tries++;
    }
    calls.transport().opened(this);
    telling.attempt(tries, elapsed());
    send();
  }

  private void send() {
    OkHttpClient current = calls.transport().http(request.isHttps());
    Call next = current.newCall(request);
    synchronized (this) {
      if (outcome.isDone()) {
        return;
      }
      call = next;
      http = current;
      connection = null;
      dispatched = false;
      onGone = false;
      sentByInterceptor = false;
      bodySentInEarlierAttempt |= bodyWritten;
      unprocessed = false;
      requestsOfSend = 0;
      bodyWritten = false;
      phase = Phase.CONNECT;
    }
    next.enqueue(this);
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
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * Ends the call from this side, unless it has ended: closes its connection, forgets its next try.
   */
  Outcome end(Phase why) {
    end(why, false);
    return outcome.join();
  }

  /** A deadline that was due when its call was claimed may come after that. */
  private void end(Phase why, boolean onlyAhead) {
    if (onlyAhead && !isAhead()) {
      return;
    }
    IOException cause = why == Phase.DEADLINE && !outcome.isDone() ? late() : null;
    Call running = null;
    synchronized (this) {
      // The call may have been claimed since: the transport's lock is never taken under this one.
      if (onlyAhead && !ahead) {
        return;
      }
      if (outcome.complete(new Outcome.Lost(why, cause))) {
        attemptEnded = timing().nanoTime();
        running = call;
        cancelWait.run();
      }
    }
    if (running != null) {
      running.cancel();
    }
    calls.transport().ended(this);
  }

  /** Before the caller is told, so that its next call goes over another connection. */
  private @Nullable IOException late() {
    boolean queued;
    Connection used;
    OkHttpClient by;
    synchronized (this) {
      queued = call != null && !dispatched;
      used = connection;
      by = http;
    }
    calls.transport().distrust(used, by);
    return queued ? calls.transport().queueTimeout() : null;
  }

  private synchronized boolean isAhead() {
    return ahead;
  }

  /** Told when the call leaves the queue of those that wait for others to end. */
  synchronized void markDispatched() {
    dispatched = true;
  }

  /**
   * Told by the connection: from here on the request may reach the service. Refused once the call
   * has ended, so that what was reported of it stays true, and on a connection that is gone.
   */
  synchronized void onWire(@Nullable Connection over, boolean gone) throws IOException {
    if (outcome.isDone()) {
      throw new IOException("The call has ended");
    }
    onGone = gone;
    if (gone) {
      throw new IOException("The connection was closed while it was idle");
    }
    connection = over;
    unprocessed = false;
    sentByInterceptor |= bodyWritten && requestsOfSend == 0;
    requestsOfSend++;
    attempts.incrementAndGet();
    phase = operation.isWrite() ? Phase.WRITE : Phase.WAIT;
  }

  /** Told by the connection: the request that was put on the wire last was not processed. */
  synchronized void unprocessed() {
    unprocessed = true;
    requestsOfSend--;
    attempts.decrementAndGet();
    // An interceptor may have sent the request twice: what became of the first is not known.
    if (requestsOfSend == 0 && !sentByInterceptor) {
      bodyWritten = false;
      phase = Phase.CONNECT;
    }
  }

  /** Also told when an interceptor sends the body in a way of its own, which nothing else tells. */
  private void bodyWritten() {
    bodyWritten = true;
    phase = Phase.WAIT;
  }

  @Override
  public void onResponse(Call answered, Response response) {
    phase = Phase.READ;
    try (response) {
      Outcome.Came came = Requests.answer(response, sent(), account.credentials(), calls);
      if (came.cut()) {
        answered.cancel();
      }
      settle(came);
    } catch (IOException broken) {
      onFailure(answered, broken);
    } catch (RuntimeException | Error broken) {
      finish(new Outcome.Lost(phase, broken));
    }
  }

  /**
   * Whether to send again at once, within the same attempt: nothing was sent, or nothing of what
   * was sent was processed. An interceptor may have sent it before, or in a way of its own.
   */
  private synchronized boolean isToBeResent() {
    if (outcome.isDone() || requestsOfSend > 0 || bodyWritten) {
      return false;
    }
    return onGone || (unprocessed && ++resends <= MOST_RESENDS);
  }

  @Override
  public void onFailure(Call failed, IOException why) {
    if (isToBeResent()) {
      send();
      return;
    }
    Throwable cause = Failures.cause(why);
    Outcome lost = new Outcome.Lost(phase, cause);
    try {
      settle(lost);
    } catch (RuntimeException | Error broken) {
      finish(lost);
    }
  }

  /** An attempt ended: decides whether there is another one, unless the call has ended by then. */
  private void settle(Outcome attempt) {
    Duration wait;
    synchronized (this) {
      attemptEnded = timing().nanoTime();
      if (ahead && attempt.status() / 100 != 2) {
        held = attempt;
        return;
      }
      wait = outcome.isDone() ? null : waitAfter(attempt);
    }
    again(wait, attempt);
  }

  private @Nullable Duration waitAfter(Outcome attempt) {
    if (attempt instanceof Outcome.Came came) {
      return retries().after(came.answer());
    }
    Outcome.Lost lost = (Outcome.Lost) attempt;
    Throwable cause = Objects.requireNonNull(lost.cause());
    return retries().after(cause, lost.phase() != Phase.CONNECT);
  }

  /** Tries again after a wait; without one, this was the end. */
  private void again(@Nullable Duration wait, Outcome end) {
    if (wait == null) {
      finish(end);
      return;
    }
    telling.wait(tries, elapsed(), end.status(), wait);
    synchronized (this) {
      earlierEffect |= mayTakeEffect(end);
      if (!outcome.isDone()) {
        connection = null;
        cancelWait =
            timing().after(wait, () -> calls.transport().completions().execute(this::attempt));
      }
    }
  }

  private static boolean mayTakeEffect(Outcome attempt) {
    return attempt instanceof Outcome.Lost lost
        ? lost.phase() != Phase.CONNECT
        : Effect.isUncertain(attempt.status());
  }

  private synchronized Effect effect() {
    return new Effect(operation.isWrite(), earlierEffect);
  }

  private void finish(Outcome end) {
    calls.transport().ended(this);
    outcome.complete(end);
  }

  /** What must not show in a log of this call. */
  Credentials credentials() {
    return account.credentials();
  }

  private Retries retries() {
    return new Retries(calls, operation.isWrite(), tries, elapsed());
  }

  private Timing timing() {
    return calls.transport().timing();
  }

  private Duration elapsed() {
    return Duration.ofNanos(timing().nanoTime() - began);
  }

  /** What came of the call. */
  T read(Outcome ended) {
    Throwable failed = null;
    try {
      return result(ended);
    } catch (RuntimeException | Error failure) {
      failed = failure;
      throw failure;
    } finally {
      telling.done(tries, elapsed(), ended.status(), failed);
    }
  }

  private T result(Outcome ended) {
    if (ended instanceof Outcome.Lost lost) {
      throw failure(lost);
    }
    Outcome.Came came = (Outcome.Came) ended;
    Answer answer = came.answer();
    calls.answers().accept(answer);
    Reading reading = new Reading(answer, what(), effect(), account, timing().now());
    if (answer.status() / 100 != 2) {
      throw reading.failure();
    }
    if (came.cut()) {
      throw reading.tooLarge(calls.maxBody());
    }
    return operation.result().apply(reading);
  }

  private TransportException failure(Outcome.Lost lost) {
    Throwable shown = CleanCause.of(lost.cause(), account.credentials());
    return new Failures(what(), operation.isWrite(), sent()).lost(lost, shown, calls.timeout());
  }

  private String what() {
    return operation.method() + " " + request.url().encodedPath();
  }

  private synchronized TransportException.Sent sent() {
    // What an interceptor sends in a way of its own is not counted, but is known of.
    int least = bodyWritten || bodySentInEarlierAttempt ? 1 : 0;
    return new TransportException.Sent(Math.max(attempts.get(), least), requestId);
  }
}
