package io.mammoth.connectors;

import org.jspecify.annotations.Nullable;

/**
 * One place in the environment where credentials may stand, a token or a key with its secret, in
 * the order in which they win; with the variables that go with it.
 */
enum CredentialSource {
  OUR_TOKEN(null, Environment.TOKEN, Environment.SERVER, Environment.WORKSPACE),
  OUR_PAIR(Environment.KEY, Environment.SECRET, Environment.SERVER, Environment.WORKSPACE),
  THEIR_TOKEN(
      null, Environment.VENDOR_TOKEN, Environment.VENDOR_SERVER, Environment.VENDOR_WORKSPACE),
  THEIR_PAIR(
      Environment.VENDOR_KEY,
      Environment.VENDOR_SECRET,
      Environment.VENDOR_SERVER,
      Environment.VENDOR_WORKSPACE);

  private final @Nullable String key;
  private final String secret;
  private final String server;
  private final String workspace;

  CredentialSource(@Nullable String key, String secret, String server, String workspace) {
    this.key = key;
    this.secret = secret;
    this.server = server;
    this.workspace = workspace;
  }

  /** Name of the variable that holds the key; null where it is a token. */
  @Nullable String key() {
    return key;
  }

  /** Name of the variable that holds the key's secret, or the token. */
  String secret() {
    return secret;
  }

  String server() {
    return server;
  }

  String workspace() {
    return workspace;
  }

  /** Names of what holds the credentials. */
  String names() {
    return key == null ? secret : key + " and " + secret;
  }
}
