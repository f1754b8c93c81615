package io.mammoth.connectors;

/**
 * Status 403: the credentials are right but may not do this; subscription calls are meant for
 * administrators.
 */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1L;

  ForbiddenException(String message, Facts facts) {
    super(message, facts);
  }
}
