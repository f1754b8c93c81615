package io.mammoth.connectors.kernel.cli;

import java.util.Map;

/**
 * Whether notebooks will know an account: the sources in their order, the first that is begun must
 * be complete.
 */
final class Credentials {

  static final String SANDBOX = "MAMMOTHANALYTICS_SANDBOX";

  private static final String[] FAMILIES = {"MAMMOTHANALYTICS_", "MAMMOTH_"};

  private final Map<String, String> environment;

  Credentials(Map<String, String> environment) {
    this.environment = environment;
  }

  boolean sandboxChosen() {
    return given(SANDBOX);
  }

  void check() {
    for (String family : FAMILIES) {
      boolean key = given(family + "API_KEY");
      boolean secret = given(family + "API_SECRET");
      if (given(family + "API_TOKEN") || (key && secret)) {
        return;
      }
      if (key != secret) {
        String missing = family + (key ? "API_SECRET" : "API_KEY");
        throw CommandFailure.missing(
            missing + " is missing: set it too, or add --sandbox to try without an account.");
      }
    }
    throw CommandFailure.missing(
        "No Mammoth account: set MAMMOTHANALYTICS_API_KEY and MAMMOTHANALYTICS_API_SECRET (or"
            + " MAMMOTHANALYTICS_API_TOKEN), or add --sandbox to try without an account.");
  }

  private boolean given(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
