package io.mammoth.connectors;

import org.jspecify.annotations.Nullable;

/**
 * Anything that goes wrong in this client. Unchecked, and one of four kinds, by who must act:
 *
 * <ul>
 *   <li>{@link ConfigurationException}: an argument, credential, address or switch is wrong;
 *       nothing was sent.
 *   <li>{@link ApiException}: the service answered, and said no.
 *   <li>{@link TransportException}: no whole answer came; it says whether the request may have
 *       taken effect.
 *   <li>{@link UnreadableResponseException}: an answer came that is not what the contract says.
 * </ul>
 *
 * <p>A message says what happened, to what, and what to do. It never holds a key, a secret or a
 * token.
 *
 * <pre>{@code
 * try {
 *   connectors.create("Salesforce");
 * } catch (TransportException lost) {
 *   System.out.println(lost.mayHaveTakenEffect() ? "look first" : "try again");
 * } catch (ApiException refused) {
 *   System.out.println(refused.status() + ": " + refused.detail());
 * }
 * }</pre>
 */
public abstract sealed class MammothException extends RuntimeException
    permits ApiException, ConfigurationException, TransportException, UnreadableResponseException {
  private static final long serialVersionUID = 1L;

  MammothException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
