package io.mammoth.connectors.kernel.pricing;

import org.jspecify.annotations.Nullable;

/** A plan, rule, file or journal that cannot be used as asked; says what to do. */
public final class PricingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PricingException(String message) {
    super(message);
  }

  PricingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
