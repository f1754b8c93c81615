package io.mammoth.connectors;

/**
 * Sees what becomes of each call, for progress, metrics or tracing. The events of one call come one
 * after another, {@link #onDone} last.
 *
 * <p>The first {@link #onAttempt} runs on the thread that makes the call, and so does {@link
 * #onDone} of a synchronous call, and the first {@link #onWait} of a page that was requested ahead;
 * everything else runs on threads of the client that serve this call alone. So a listener that
 * blocks delays its own call, beyond its timeout as well, and in {@link #onWait} it keeps one of
 * the client's {@code maxConcurrentCalls} places. It must be safe for several threads, since calls
 * run in parallel; what it throws is logged and ignored.
 *
 * <pre>{@code
 * CallListener times =
 *     new CallListener() {
 *       @Override
 *       public void onDone(CallEvent call) {
 *         System.out.println(call.method() + " " + call.path() + ": " + call.elapsed());
 *       }
 *     };
 * }</pre>
 */
public interface CallListener {
  /** A try begins. */
  default void onAttempt(CallEvent event) {}

  /** A try failed, and another one follows after {@link CallEvent#delay()}. */
  default void onWait(CallEvent event) {}

  /** The wait is over; the next try begins. */
  default void onRetry(CallEvent event) {}

  /** The call ended, with a result or with {@link CallEvent#failure()}. */
  default void onDone(CallEvent event) {}
}
