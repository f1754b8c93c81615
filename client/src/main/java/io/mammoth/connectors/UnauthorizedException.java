package io.mammoth.connectors;

/** Status 401: the credentials are wrong, or no longer valid. */
public final class UnauthorizedException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException(String message, Facts facts) {
    super(message, facts);
  }
}
