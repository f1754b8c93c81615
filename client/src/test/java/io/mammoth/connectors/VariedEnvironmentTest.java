package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;

/** An environment in which every credential is set, and what variations of it give. */
abstract class VariedEnvironmentTest extends ServedTest {
  static final Map<String, String> ALL =
      Map.of(
          Environment.TOKEN, "mm_ours-12345678",
          Environment.KEY, "our-key-12345678",
          Environment.SECRET, "our-secret-12345",
          Environment.VENDOR_TOKEN, "mm_theirs-123456",
          Environment.VENDOR_KEY, "their-key-123456",
          Environment.VENDOR_SECRET, "their-secret-123");

  static Account account(Map<String, String> variables) {
    return Environment.of(variables).account();
  }

  static Map<String, String> with(String name, String value) {
    Map<String, String> more = new HashMap<>(ALL);
    more.put(name, value);
    return more;
  }

  static String refused(Map<String, String> variables) {
    Environment environment = Environment.of(variables);
    return message(assertThrows(ConfigurationException.class, environment::account));
  }
}
