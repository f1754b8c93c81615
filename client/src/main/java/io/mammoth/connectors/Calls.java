package io.mammoth.connectors;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made: what a client was built with, and what a view of it changed for some calls.
 *
 * @param transport what all calls of a client share
 * @param account asked once at the start of each call
 * @param retry what is tried again
 * @param timeout the time for a whole call
 * @param listener sees tries, waits and ends; null for none
 * @param answers sees each answer as it came
 * @param maxBody the most bytes of an answer of success that are read
 * @param maxErrorBody the most bytes of any other answer that are read
 */
record Calls(
    Transport transport,
    Supplier<Account> account,
    Retry retry,
    Duration timeout,
    @Nullable CallListener listener,
    Consumer<Answer> answers,
    long maxBody,
    long maxErrorBody) {

  Account currentAccount() {
    Account current = account.get();
    if (current == null) {
      throw new ConfigurationException("The account's supplier gave none. Nothing was sent.");
    }
    return current;
  }

  Calls withRetry(Retry other) {
    Objects.requireNonNull(other, "retry");
    return new Calls(transport, account, other, timeout, listener, answers, maxBody, maxErrorBody);
  }

  Calls withTimeout(Duration other) {
    return new Calls(
        transport, account, retry, checked(other), listener, answers, maxBody, maxErrorBody);
  }

  Calls withAnswers(Consumer<Answer> answers) {
    Objects.requireNonNull(answers, "answers");
    return new Calls(transport, account, retry, timeout, listener, answers, maxBody, maxErrorBody);
  }

  /** Tells the listener of one call. */
  Telling telling(String requestId, Request request) {
    String path = request.url().encodedPath();
    CallEvent about =
        new CallEvent(requestId, request.method(), path, 0, Duration.ZERO, 0, null, null);
    return new Telling(listener, about);
  }

  /** The same for one account, asked now: all requests of a walk or an update go to one. */
  Calls withOneAccount() {
    Account one = currentAccount();
    return new Calls(
        transport, () -> one, retry, timeout, listener, answers, maxBody, maxErrorBody);
  }

  static Duration checked(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new ConfigurationException(
          "The timeout must be above 0 and at most a day, but is " + timeout + ".");
    }
    return timeout;
  }

  /** The settings; nothing of an account. */
  @Override
  public String toString() {
    return "timeout=" + timeout + ", " + retry;
  }
}
