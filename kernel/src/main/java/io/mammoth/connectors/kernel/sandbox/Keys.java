package io.mammoth.connectors.kernel.sandbox;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The credentials of one run, and whether a request carries them. */
final class Keys {
  private static final String BEARER = "Bearer ";

  private final Dialect dialect;
  private final String workspace;
  private final String key;
  private final String secret;
  private final String token;

  private Keys(Dialect dialect, int workspace, SecureRandom random) {
    this.dialect = dialect;
    this.workspace = String.valueOf(workspace);
    this.key = draw(random);
    this.secret = draw(random);
    this.token = "mm_" + draw(random);
  }

  static Keys fresh(Dialect dialect, int workspace) {
    return new Keys(dialect, workspace, new SecureRandom());
  }

  private static String draw(SecureRandom random) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  String key() {
    return key;
  }

  String secret() {
    return secret;
  }

  String token() {
    return token;
  }

  /** Refuses with 401 what does not carry the credentials that the dialect asks for. */
  void check(Headers headers) {
    String flaw = flaw(headers);
    if (flaw != null) {
      String scheme = dialect == Dialect.OCTOBER ? "Bearer" : "ApiKey";
      throw new Refusal(401, flaw, Map.of("WWW-Authenticate", scheme + " realm=\"sandbox\""));
    }
  }

  private @Nullable String flaw(Headers headers) {
    if (headers.containsKey("X-WORKSPACE-ID") && !matches(headers, "X-WORKSPACE-ID", workspace)) {
      return "X-WORKSPACE-ID is not the workspace of this credential.";
    }
    if (dialect == Dialect.OCTOBER && headers.containsKey("Authorization")) {
      return bearerMatches(headers) ? null : "The bearer token is not valid.";
    }
    return pairFlaw(headers);
  }

  private @Nullable String pairFlaw(Headers headers) {
    // Both are compared whatever the first says, so that time does not tell which one was wrong.
    boolean keyMatches = matches(headers, "X-API-KEY", key);
    boolean secretMatches = matches(headers, "X-API-SECRET", secret);
    if (!keyMatches || !secretMatches) {
      return "X-API-KEY and X-API-SECRET are missing or not valid.";
    }
    if (dialect == Dialect.OCTOBER && !headers.containsKey("X-WORKSPACE-ID")) {
      return "X-API-KEY and X-API-SECRET need X-WORKSPACE-ID beside them.";
    }
    return null;
  }

  private boolean bearerMatches(Headers headers) {
    String value = single(headers, "Authorization");
    return value != null
        && value.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && same(token, value.substring(BEARER.length()).strip());
  }

  private static boolean matches(Headers headers, String name, String expected) {
    String value = single(headers, name);
    return value != null && same(expected, value);
  }

  /** A header's value; null if it is absent, or given twice so that nobody knows which counts. */
  private static @Nullable String single(Headers headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Keys[***]";
  }
}
