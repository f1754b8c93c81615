package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.tables.ControlCharacters;
import org.jspecify.annotations.Nullable;

/**
 * A plan, rule, file or journal that cannot be used as asked; says what to do. The message may hold
 * names of the service, whose control characters are escaped.
 */
public final class PricingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PricingException(String message) {
    this(message, null);
  }

  PricingException(String message, @Nullable Throwable cause) {
    super(ControlCharacters.escapeIn(message), cause);
  }
}
