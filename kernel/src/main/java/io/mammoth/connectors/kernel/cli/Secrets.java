package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Environment;
import java.util.List;

/** The variables whose values no report may hold. */
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

  private Secrets() {}

  static String hide(String text) {
    String shown = text;
    for (String name : VARIABLES) {
      String value = System.getenv().getOrDefault(name, "").strip();
      shown = value.length() < SHORTEST ? shown : shown.replace(value, "***");
    }
    return shown;
  }
}
