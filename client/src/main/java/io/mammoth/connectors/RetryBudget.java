package io.mammoth.connectors;

/**
 * What a client may spend on retries, so that a storm of failures is not made worse: 500 tokens, 5
 * for a retry, 1 back for a call that succeeds. First tries are never held back.
 */
final class RetryBudget {
  private static final int FULL = 500;
  private static final int COST = 5;

  private int tokens = FULL;

  /** Takes the cost of one retry, if there is enough. */
  synchronized boolean spend() {
    if (tokens < COST) {
      return false;
    }
    tokens -= COST;
    return true;
  }

  synchronized void succeeded() {
    tokens = Math.min(FULL, tokens + 1);
  }
}
