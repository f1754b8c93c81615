package io.mammoth.connectors;

/**
 * Sees what becomes of each call, for progress, metrics or tracing. Called on the client's own
 * threads, so it must be quick and safe for several threads; what it throws is ignored.
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
