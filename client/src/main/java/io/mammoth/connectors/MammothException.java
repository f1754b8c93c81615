package io.mammoth.connectors;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong in this client. Unchecked, and one of five kinds, by who must act:
 *
 * <ul>
 *   <li>{@link ConfigurationException}: an argument, credential, address or switch is wrong;
 *       nothing was changed.
 *   <li>{@link NoSuchNameException}: none, or more than one, has the name or number that was given.
 *   <li>{@link ApiException}: the service returned a status other than 2xx.
 *   <li>{@link TransportException}: no complete response came.
 *   <li>{@link UnreadableResponseException}: a response came that is not what the contract says.
 * </ul>
 *
 * <p>After a write that failed, {@link #mayHaveTakenEffect()} says whether to look before trying
 * again:
 *
 * <table>
 *   <caption>Whether a write that failed may have taken effect</caption>
 *   <tr><th>Kind</th><th>Answer</th></tr>
 *   <tr><td>ConfigurationException, NoSuchNameException</td><td>no: the write was not
 *       sent</td></tr>
 *   <tr><td>ApiException</td><td>yes with status 408, 409, 425, 3xx or 5xx, or when an earlier
 *       attempt of the call may have; no with any other 4xx, by which the service refuses</td></tr>
 *   <tr><td>TransportException</td><td>yes, unless no request was sent, or HTTP/2
 *       reports that it was not processed</td></tr>
 *   <tr><td>UnreadableResponseException</td><td>yes: the service reported success</td></tr>
 * </table>
 *
 * <p>A message says what happened, to what, and what to do. It never holds a key, a secret or a
 * token.
 *
 * <pre>{@code
 * try {
 *   connectors.create("Salesforce");
 * } catch (MammothException failed) {
 *   System.out.println(failed.mayHaveTakenEffect() ? "look first" : "safe to try again");
 * }
 * }</pre>
 */
public abstract sealed class MammothException extends RuntimeException
    permits ApiException,
        ConfigurationException,
        NoSuchNameException,
        TransportException,
        UnreadableResponseException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveTakenEffect;

  MammothException(String message, @Nullable Throwable cause, boolean mayHaveTakenEffect) {
    super(message, cause);
    this.mayHaveTakenEffect = mayHaveTakenEffect;
  }

  /**
   * Whether the service may have acted on the request, so that a caller looks before trying again.
   * Always false after a read, which has no effect.
   */
  public final boolean mayHaveTakenEffect() {
    return mayHaveTakenEffect;
  }
}
