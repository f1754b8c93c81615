package io.mammoth.connectors;

/**
 * Status 404: there is no such connector, key or workspace, or these credentials may not see it.
 */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(String message, Facts facts) {
    super(message, facts);
  }
}
