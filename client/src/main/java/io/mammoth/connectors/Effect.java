package io.mammoth.connectors;

/**
 * Whether a call that failed may have changed something at the service.
 *
 * @param isWrite whether the call changes anything at all
 * @param earlier whether an earlier attempt of the call may have taken effect
 */
record Effect(boolean isWrite, boolean earlier) {
  /** The half sentence that every message about such a write holds. */
  static final String LOOK_FIRST = "; it may have taken effect: look before trying again";

  /** Whether a call that ended with this status, which is not 2xx, may have taken effect. */
  boolean mayHaveTaken(int status) {
    return isWrite && (earlier || isUncertain(status));
  }

  /**
   * By any other 4xx the service refuses a request without acting on it. A gateway sends 408 and
   * 5xx also for a request that the service received, and 409 may mean that it was received twice.
   */
  static boolean isUncertain(int status) {
    return status < 400 || status >= 500 || status == 408 || status == 409 || status == 425;
  }
}
