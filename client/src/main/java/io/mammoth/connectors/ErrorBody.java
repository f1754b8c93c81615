package io.mammoth.connectors;

import org.jspecify.annotations.Nullable;

/**
 * What the service says of an error. Contract: {@code {status_code, detail, extra}}; anything else
 * says nothing.
 */
record ErrorBody(@Nullable String detail, @Nullable Object extra) {
  static final ErrorBody NONE = new ErrorBody(null, null);
}
