package io.mammoth.connectors;

/**
 * Status 400: the service found something wrong with what was sent; {@link #detail()} and {@link
 * #extra()} say what.
 */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(String message, Facts facts) {
    super(message, facts);
  }
}
