package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Account;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where connectors are sold: what a plan is made for, and applies to, alone.
 *
 * @param host the server's host, with the port where it is not the usual one; of an embedded
 *     sandbox {@code sandbox} and its dialect, since its port is another at each start
 * @param workspace the number of the workspace; null when the account has none
 */
public record Place(String host, @Nullable Integer workspace) {

  /**
   * Where an account is.
   *
   * @param dialect the dialect of the embedded sandbox; null when the account is none of it
   */
  public static Place of(Account account, @Nullable String dialect) {
    URI server = URI.create(account.server());
    String port = server.getPort() < 0 ? "" : ":" + server.getPort();
    String host = server.getHost().toLowerCase(Locale.ROOT) + port;
    return new Place(dialect == null ? host : "sandbox " + dialect, account.workspace());
  }

  @Override
  public String toString() {
    return host + (workspace == null ? "" : ", workspace " + workspace);
  }
}
