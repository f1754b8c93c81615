package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Account;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where connectors are sold: what a plan is made for, and applies to, alone.
 *
 * @param server the server's address with scheme, host, port where it is not the usual one, and
 *     path; of an embedded sandbox {@code sandbox} and its dialect, since its port is another at
 *     each start; in a plan of an older version the host alone
 * @param workspace the number of the workspace; null when the account has none
 * @param account a fingerprint of the credential, which gives nothing of it away; null in a
 *     sandbox, whose credential is another at each start, and in a plan of an older version
 */
public record Place(String server, @Nullable Integer workspace, @Nullable String account) {
  private static final String SANDBOX = "sandbox ";
  private static final String DRY_RUN = "a dry run";
  private static final Pattern USUAL = Pattern.compile("https://([^/]+)/api/v2");

  /**
   * Where an account is. Takes some tens of milliseconds, as its fingerprint is slow on purpose.
   *
   * @param dialect the dialect of the embedded sandbox; null when the account is none of it
   */
  public static Place of(Account account, @Nullable String dialect) {
    if (dialect != null) {
      return sandbox(dialect, account.workspace());
    }
    String server = server(URI.create(account.server()));
    return new Place(server, account.workspace(), account.credentials().fingerprint(server));
  }

  /** An embedded sandbox, by its dialect. */
  static Place sandbox(String dialect, @Nullable Integer workspace) {
    return new Place(SANDBOX + dialect, workspace, null);
  }

  /** Where a dry run takes place: nowhere that another plan could be for. */
  public static Place ofDryRun(@Nullable Integer workspace) {
    return new Place(DRY_RUN, workspace, null);
  }

  private static String server(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    String path = address.getRawPath().replaceAll("/+$", "");
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + path;
  }

  /** The address for people: the host alone where scheme and path are the usual ones. */
  public String host() {
    Matcher usual = USUAL.matcher(server);
    return usual.matches() ? String.valueOf(usual.group(1)) : server;
  }

  /** Whether it is of an older version's file, which kept neither scheme, path nor account. */
  boolean isOfAnOlderVersion() {
    return account == null && !server.startsWith(SANDBOX) && !server.equals(DRY_RUN);
  }

  /**
   * Whether the ids of both places are the same ones, whoever asks for them: without a workspace,
   * each account has its own. Of an older version's file, the names beside the ids have to tell.
   */
  boolean hasTheIdsOf(Place other) {
    boolean server =
        isOfAnOlderVersion()
            ? ofOldTables().equals(other.ofOldTables())
            : this.server.equals(other.server);
    boolean account =
        workspace != null || isOfAnOlderVersion() || Objects.equals(this.account, other.account);
    return server && Objects.equals(workspace, other.workspace) && account;
  }

  /** What a table remembers of where it was read: a workspace's ids are the same for everybody. */
  String ofTables() {
    return workspace == null ? toString() : host() + ", workspace " + workspace;
  }

  /** What a table says that an older version saved: neither scheme, path nor account. */
  String ofOldTables() {
    String host = server.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return host + (workspace == null ? "" : ", workspace " + workspace);
  }

  @Override
  public String toString() {
    return host()
        + (workspace == null ? "" : ", workspace " + workspace)
        + (account == null ? "" : ", account " + account);
  }
}
