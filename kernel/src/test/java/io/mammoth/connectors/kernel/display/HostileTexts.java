package io.mammoth.connectors.kernel.display;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Texts that a service could send to act in a notebook instead of being read there. They stand in a
 * file, which the tests in real front ends read too.
 */
final class HostileTexts {
  static final List<String> ALL = read();

  /** A million characters: only what is shown of it may cost anything. */
  static final String LONG = "<b>".repeat(350_000);

  private HostileTexts() {}

  static List<String> all() {
    return ALL;
  }

  private static List<String> read() {
    try (InputStream file = HostileTexts.class.getResourceAsStream("/hostile-texts.json")) {
      return new JsonMapper().readValue(file, new TypeReference<>() {});
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
