package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.host.NotebookHost;
import io.mammoth.connectors.kernel.host.SecretPrompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for credentials and makes an environment of them, with the server and workspace of the one
 * that there is.
 */
final class SignIn {
  private static final String TOKEN_PREFIX = "mm_";
  private static final List<String> REPLACED =
      List.of(
          Environment.TOKEN,
          Environment.KEY,
          Environment.SECRET,
          Environment.SANDBOX,
          Environment.VENDOR_TOKEN,
          Environment.VENDOR_KEY,
          Environment.VENDOR_SECRET);

  private static final String INSTEAD =
      "set "
          + Environment.TOKEN
          + ", or "
          + Environment.KEY
          + " and "
          + Environment.SECRET
          + ", before it starts.";

  private SignIn() {}

  /**
   * The environment after signing in.
   *
   * @throws ConfigurationException when the front end takes no input, or nothing was typed
   */
  static Environment ask(@Nullable NotebookHost host, Map<String, String> variables) {
    String first = answer(host, "API token (mm_…), or API key: ");
    Map<String, String> signedIn = new HashMap<>(variables);
    REPLACED.forEach(signedIn::remove);
    if (first.startsWith(TOKEN_PREFIX)) {
      signedIn.put(Environment.TOKEN, first);
    } else {
      signedIn.put(Environment.KEY, first);
      signedIn.put(Environment.SECRET, answer(host, "API secret: "));
    }
    return Environment.of(signedIn);
  }

  private static String answer(@Nullable NotebookHost host, String prompt) {
    String typed = typed(host, prompt);
    if (typed.isBlank()) {
      throw new ConfigurationException("Nothing was typed, so nothing has changed.");
    }
    return typed;
  }

  private static String typed(@Nullable NotebookHost host, String prompt) {
    if (host == null) {
      throw new ConfigurationException(SecretPrompt.NO_INPUT + ": " + INSTEAD);
    }
    try {
      return host.askSecret(prompt);
    } catch (UnsupportedOperationException refused) {
      throw new ConfigurationException(refused.getMessage() + ": " + INSTEAD);
    }
  }
}
