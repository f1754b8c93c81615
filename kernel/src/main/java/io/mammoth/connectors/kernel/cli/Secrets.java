package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The variables whose values no report may hold, and no terminal. */
final class Secrets {

  static final List<String> VARIABLES =
      List.of(
          Environment.TOKEN,
          Environment.KEY,
          Environment.SECRET,
          Environment.VENDOR_TOKEN,
          Environment.VENDOR_KEY,
          Environment.VENDOR_SECRET);

  private static final int SHORTEST = 4;

  private static final Secrets OURS = new Secrets(System.getenv());

  private final List<Credentials> credentials = new ArrayList<>();

  /** Values that are no credentials, for a blank in them for example. */
  private final List<String> others = new ArrayList<>();

  private Secrets(Map<String, String> environment) {
    for (String name : VARIABLES) {
      String value = environment.getOrDefault(name, "").strip();
      if (value.length() >= SHORTEST && isCredential(value)) {
        credentials.add(Credentials.bearer(value));
      } else if (value.length() >= SHORTEST) {
        others.add(value);
      }
    }
    addPair(environment, Environment.KEY, Environment.SECRET);
    addPair(environment, Environment.VENDOR_KEY, Environment.VENDOR_SECRET);
  }

  /** In Base64 both are often written together. */
  private void addPair(Map<String, String> environment, String keyName, String secretName) {
    String key = environment.getOrDefault(keyName, "").strip();
    String secret = environment.getOrDefault(secretName, "").strip();
    if (key.length() >= SHORTEST
        && secret.length() >= SHORTEST
        && isCredential(key)
        && isCredential(secret)) {
      credentials.add(Credentials.apiKey(key, secret));
    }
  }

  private static boolean isCredential(String value) {
    return value.length() <= 4096 && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** The text with the secrets of our environment masked. */
  static String hide(String text) {
    return OURS.hiddenIn(text);
  }

  private String hiddenIn(String text) {
    String shown = text;
    for (String value : others) {
      shown = shown.replace(value, "····");
    }
    for (Credentials each : credentials) {
      shown = each.maskIn(shown);
    }
    return shown;
  }
}
