package io.mammoth.connectors;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * When and how often a call that failed is tried again. Immutable; each method returns another
 * policy.
 *
 * <p>By default: 3 tries; waits drawn at random up to 0.5 s, then 1 s, growing twofold to at most 8
 * s; at most 60 s in all. Reads are tried again on 408, 429, 500, 502, 503, 504 and connection
 * failures. Writes are tried again only when the request provably never left, or on 429 with a
 * {@code Retry-After}: anything else might write twice. What HTTP/2 reports as not processed is
 * sent again at once, whatever the policy, at most ten times in an attempt.
 *
 * <pre>{@code
 * Retry patient =
 *     Retry.backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 2.0, Duration.ofMinutes(5))
 *         .maxAttempts(6)
 *         .maxRetryAfter(Duration.ofMinutes(2));
 * connectors.withRetry(patient).withTimeout(Duration.ofMinutes(5)).fetch();
 * }</pre>
 */
public final class Retry {
  private static final Duration LONGEST_CALL = Duration.ofDays(1);
  private static final Set<Integer> STATUSES = Set.of(408, 429, 500, 502, 503, 504);

  private final Duration initial;
  private final Duration max;
  private final double exponent;
  private final Duration maxElapsed;
  private final Rules rules;

  /** What is tried again; apart from the four numbers of the back-off. */
  private record Rules(
      int maxAttempts,
      boolean connectionErrors,
      boolean writes,
      Duration maxRetryAfter,
      Set<Integer> statuses) {}

  private Retry(Duration initial, Duration max, double exponent, Duration maxElapsed, Rules rules) {
    this.initial = initial;
    this.max = max;
    this.exponent = exponent;
    this.maxElapsed = maxElapsed;
    this.rules = rules;
  }

  /** The policy of a client that was told nothing else. */
  public static Retry standard() {
    return backoff(Duration.ofMillis(500), Duration.ofSeconds(8), 2.0, Duration.ofSeconds(60));
  }

  /**
   * Waits that grow: before try n + 1 a random time up to {@code initial × exponent^(n - 1)}, at
   * most {@code max}.
   *
   * @param initial the longest first wait; above 0
   * @param max the longest wait; not below {@code initial}
   * @param exponent how waits grow; 1 or more
   * @param maxElapsed after this time since the call began nothing is tried again; the call's
   *     timeout holds as well
   */
  public static Retry backoff(
      Duration initial, Duration max, double exponent, Duration maxElapsed) {
    if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0) {
      throw new ConfigurationException(
          "The waits must be above 0, and the longest not below the first.");
    }
    if (!(exponent >= 1 && Double.isFinite(exponent))) {
      throw new ConfigurationException("The exponent must be 1 or more, but is " + exponent + ".");
    }
    if (maxElapsed.isNegative()) {
      throw new ConfigurationException("The longest time in all must be 0 or more.");
    }
    return new Retry(
        initial,
        max,
        exponent,
        maxElapsed,
        new Rules(3, true, false, Duration.ofSeconds(60), STATUSES));
  }

  /** Nothing is tried again. */
  public static Retry none() {
    return standard().maxAttempts(1);
  }

  /** At most so many tries, the first one included; 1 or more. */
  public Retry maxAttempts(int most) {
    Checks.aboveZero("maxAttempts", most);
    return with(
        new Rules(most, rules.connectionErrors, rules.writes, rules.maxRetryAfter, rules.statuses));
  }

  /** Whether a call is tried again when no connection came about or it broke. */
  public Retry retryConnectionErrors(boolean on) {
    return with(
        new Rules(rules.maxAttempts, on, rules.writes, rules.maxRetryAfter, rules.statuses));
  }

  /** Whether writes are tried again like reads, at the risk that one takes effect twice. */
  public Retry retryWrites(boolean on) {
    return with(
        new Rules(
            rules.maxAttempts, rules.connectionErrors, on, rules.maxRetryAfter, rules.statuses));
  }

  /** The longest {@code Retry-After} that is waited for; a longer one fails the call at once. */
  public Retry maxRetryAfter(Duration longest) {
    if (longest.isNegative()) {
      throw new ConfigurationException("The longest Retry-After must be 0 or more.");
    }
    return with(
        new Rules(
            rules.maxAttempts, rules.connectionErrors, rules.writes, longest, rules.statuses));
  }

  /** The statuses on which a call is tried again, instead of the default ones. */
  public Retry statuses(int... statuses) {
    Set<Integer> chosen = new TreeSet<>();
    for (int status : statuses) {
      chosen.add(Checks.between("status", 400, 599, status));
    }
    return with(
        new Rules(
            rules.maxAttempts,
            rules.connectionErrors,
            rules.writes,
            rules.maxRetryAfter,
            Set.copyOf(chosen)));
  }

  private Retry with(Rules other) {
    return new Retry(initial, max, exponent, maxElapsed, other);
  }

  /** The longest wait before the next try, when so many have been made; never beyond a day. */
  Duration longestWait(int tries) {
    double most = Math.min(seconds(max), seconds(LONGEST_CALL));
    double seconds = seconds(initial) * Math.pow(exponent, tries - 1.0);
    return Duration.ofNanos((long) (Math.min(seconds, most) * 1e9));
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  Duration maxElapsed() {
    return maxElapsed;
  }

  int maxAttempts() {
    return rules.maxAttempts;
  }

  boolean retriesConnectionErrors() {
    return rules.connectionErrors;
  }

  boolean retriesWrites() {
    return rules.writes;
  }

  Duration maxRetryAfter() {
    return rules.maxRetryAfter;
  }

  boolean retries(int status) {
    return rules.statuses.contains(status);
  }

  /** The settings, for logs. */
  @Override
  public String toString() {
    return "Retry[initial="
        + initial
        + ", max="
        + max
        + ", exponent="
        + exponent
        + ", maxElapsed="
        + maxElapsed
        + ", "
        + rules
        + "]";
  }
}
