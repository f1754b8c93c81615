package io.mammoth.connectors;

import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Who calls which server: what a client asks for at the start of each call.
 *
 * <pre>{@code
 * Account readOnly = new Account(Account.LIVE_SERVER, Credentials.bearer(token), 4, false);
 * }</pre>
 *
 * @param server the address under which the contract's paths stand, for example {@code
 *     https://app.mammoth.io/api/v2}; a path prefix is kept. http only to this machine itself
 * @param credentials what proves who is calling
 * @param workspace the number of the workspace to use where a call names none, and the {@code
 *     X-WORKSPACE-ID} that goes with a key and its secret on every call, whichever workspace that
 *     names; null when there is none
 * @param writes whether calls that change something may be sent
 */
public record Account(
    String server, Credentials credentials, @Nullable Integer workspace, boolean writes) {

  /** The live service. */
  public static final String LIVE_SERVER = "https://app.mammoth.io/api/v2";

  /**
   * Checks the address and the workspace number.
   *
   * @throws ConfigurationException when the address is no https address (http: only of the loopback
   *     interface), holds user information, a query or a fragment, or when the workspace number is
   *     not above 0
   */
  public Account {
    Objects.requireNonNull(credentials, "credentials");
    server = checkedServer("server address", server).toString();
    if (workspace != null) {
      Checks.aboveZero("workspace", workspace);
    }
  }

  /** Checks an address under the name by which the caller knows it. */
  static HttpUrl checkedServer(String name, String address) {
    HttpUrl url = HttpUrl.parse(address.strip().replaceAll("/+$", "/"));
    if (url == null) {
      throw new ConfigurationException(
          "The " + name + " is no http or https address: it should look like " + LIVE_SERVER + ".");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new ConfigurationException(
          "The " + name + " holds a user name or password: credentials go elsewhere.");
    }
    if (url.query() != null || url.fragment() != null) {
      throw new ConfigurationException(
          "The " + name + " holds a query or a fragment: it ends with the path.");
    }
    if (!url.isHttps() && !isLoopback(url.host())) {
      throw new ConfigurationException(
          "The "
              + name
              + " is http to another machine, which would send the credentials in the clear: use"
              + " https.");
    }
    return url;
  }

  /** Only what is an address or localhost: any other name may resolve to anything. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
  }

  /** The address as OkHttp's type, ready to take a path. */
  HttpUrl url() {
    return HttpUrl.get(server);
  }

  /** The same account with another default workspace. */
  public Account withWorkspace(@Nullable Integer number) {
    return new Account(server, credentials, number, writes);
  }

  /** The same account with writing switched on or off. */
  public Account withWrites(boolean on) {
    return new Account(server, credentials, workspace, on);
  }

  /** Everything but the credentials, of which only a mask shows. */
  @Override
  public String toString() {
    return "Account[server="
        + server
        + ", credentials="
        + credentials
        + ", workspace="
        + workspace
        + ", writes="
        + (writes ? "on" : "off")
        + "]";
  }
}
