package io.mammoth.connectors;

import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Gives an HTTP proxy a user name and password: once, since it would refuse them again. */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  private final String basic;

  private ProxyLogin(String basic) {
    this.basic = basic;
  }

  static ProxyLogin of(Proxy proxy, String user, String password) {
    if (proxy.type() != Proxy.Type.HTTP) {
      throw new ConfigurationException(
          "Only an HTTP proxy takes a user name and password here: give those of a SOCKS proxy with"
              + " java.net.Authenticator.setDefault(…).");
    }
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    return new ProxyLogin(okhttp3.Credentials.basic(user, password, StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    Request request = response.request();
    return request.header(HEADER) == null
        ? request.newBuilder().header(HEADER, basic).build()
        : null;
  }
}
