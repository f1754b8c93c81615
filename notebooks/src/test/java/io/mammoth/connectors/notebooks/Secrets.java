package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets of an environment, in each form in which one could stand in an output. */
record Secrets(List<String> forms) {

  static Secrets of(Map<String, String> variables) {
    return new Secrets(
        variables.entrySet().stream()
            .filter(variable -> variable.getKey().matches(".*_(SECRET|TOKEN|KEY)"))
            .flatMap(variable -> forms(variable.getValue()))
            .toList());
  }

  private static Stream<String> forms(String secret) {
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8));
    return Stream.of(secret, base64, URLEncoder.encode(secret, UTF_8));
  }

  boolean standIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }
}
