package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets of an environment, in each form in which one could stand in an output. */
record Secrets(List<String> forms) {
  private static final List<String> BEFORE = List.of("", "a", "ab");

  static Secrets of(Map<String, String> variables) {
    return new Secrets(
        variables.entrySet().stream()
            .filter(variable -> variable.getKey().matches(".*_(SECRET|TOKEN|KEY)"))
            .flatMap(variable -> forms(variable.getValue()))
            .toList());
  }

  /** Whole, as a service would repeat them. */
  static Stream<String> repeated(String secret) {
    return Stream.concat(texts(secret), BEFORE.stream().map(before -> whole(before, secret)));
  }

  private static Stream<String> forms(String secret) {
    return Stream.concat(texts(secret), BEFORE.stream().map(before -> base64(before, secret)));
  }

  private static Stream<String> texts(String secret) {
    String url = URLEncoder.encode(secret, UTF_8);
    return Stream.of(
        secret,
        new StringBuilder(secret).reverse().toString(),
        secret.toUpperCase(Locale.ROOT),
        secret.toLowerCase(Locale.ROOT),
        url,
        url.toLowerCase(Locale.ROOT),
        secret.replace("/", "\\/"),
        secret.replace("/", "\\u002f"),
        secret.replace("/", "&#47;"),
        HexFormat.of().formatHex(secret.getBytes(UTF_8)));
  }

  private static String whole(String before, String secret) {
    return Base64.getEncoder().encodeToString((before + secret).getBytes(UTF_8));
  }

  /** Without its ends, which depend on what stands beside it. */
  private static String base64(String before, String secret) {
    String whole = whole(before, secret);
    return whole.substring(4, whole.length() - 4);
  }

  boolean standIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }
}
