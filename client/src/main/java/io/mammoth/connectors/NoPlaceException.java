package io.mammoth.connectors;

import java.io.IOException;

/** The deadline passed while the call waited for others to end. */
final class NoPlaceException extends IOException {
  private static final long serialVersionUID = 1L;

  NoPlaceException(int places) {
    super(
        "it waited for other calls to end, of which "
            + places
            + " are sent at the same time (maxConcurrentCalls sets how many)");
  }
}
