package io.mammoth.connectors;

/**
 * Something on the caller's side is wrong: an argument out of its bounds, a credential that is
 * missing or malformed, an address that is not allowed, a write while writing is switched off, a
 * closed client.
 *
 * <p>Nothing was sent. One case is different: {@link Profiles#update} reads the profile first, and
 * refuses to write one that the service does not show with all its connectors; then nothing was
 * changed.
 *
 * <p>The message names the argument or the environment variable and the rule, never a credential's
 * value.
 */
public final class ConfigurationException extends MammothException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong. Open to callers so that an account's supplier can refuse in the same
   * family.
   *
   * @param message what is wrong and what to do; must hold no secret
   */
  public ConfigurationException(String message) {
    super(message, null, false);
  }
}
