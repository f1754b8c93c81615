package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R11: whatever a key holds, it is one path segment that decodes to it. */
final class ConnectorKeyTest extends ServedTest {
  private static final Account HERE = new Account("http://localhost/eu/api/v2", PAIR, 4, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres",
        "a",
        "a/b",
        "/",
        "//",
        "../..",
        "../",
        "/..",
        "..%2f",
        "%2e%2e",
        "%2e",
        "%",
        "%%",
        "%zz",
        "\\..\\",
        "\\",
        "?",
        "?a=b",
        "#",
        "#x",
        "a b",
        "a+b",
        "+",
        "=",
        "==",
        "&",
        ";",
        ";a=b",
        ":",
        "@",
        "a@b",
        "é",
        "日本",
        "🙂",
        "\u0000",
        "a\n",
        "\r\nX: y",
        "a\tb",
        "\u202e",
        "~",
        "*",
        "...",
        "cG9zdGdyZXM=",
        "'",
        "\"",
        "<",
        "|",
        "^",
        "`",
        "{x}",
        "[",
        "\ufeff"
      })
  void aStrangeKeyIsOneSegment(String key) {
    assertOneSegment(key);
  }

  @Test
  void aLongKeyIsOneSegment() {
    assertOneSegment("k".repeat(10_240));
  }

  @Test
  void tenThousandRandomKeysAreOneSegmentEach() {
    Random random = new Random(20261124);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder key = new StringBuilder();
      for (int n = random.nextInt(1, 20); n > 0; n--) {
        int c = random.nextInt(3) > 0 ? random.nextInt(1, 128) : random.nextInt(1, 0x2fff);
        key.appendCodePoint(Character.isSurrogate((char) c) ? 'x' : c);
      }
      String text = key.toString();
      if (!text.isBlank() && !text.equals(".") && !text.equals("..")) {
        assertOneSegment(text);
      }
    }
  }

  private static void assertOneSegment(String key) {
    assertEquals(key, segment(ConnectorKey.encoded(key)));
    byte[] decoded = Base64.getDecoder().decode(segment(ConnectorKey.of(key)));
    assertEquals(key, new String(decoded, StandardCharsets.UTF_8));
  }

  /** The last segment of the address, as java.net reads it, when it has as many as it should. */
  private static String segment(ConnectorKey key) {
    var url = Operations.get(4, key, null).url().apply(HERE);
    URI uri = URI.create(url.toString());
    String before = "/eu/api/v2/workspaces/4/connectors/";
    String raw = uri.getRawPath();
    assertTrue(raw.startsWith(before), raw);
    assertFalse(raw.substring(before.length()).contains("/"), raw);
    assertFalse(raw.contains("+"), raw);
    assertEquals(null, uri.getRawQuery());
    assertEquals("localhost", uri.getHost());
    return uri.getPath().substring(before.length());
  }

  @Test
  void aStrangeKeyReachesTheServerAsItIs() {
    answer("{}");
    connectors().get(ConnectorKey.encoded("../a b%2f?x#+"));
    assertSent("GET /workspaces/4/connectors/..%2Fa%20b%252f%3Fx%23%2B");
  }

  @Test
  void keysAreValues() {
    assertEquals(ConnectorKey.of("postgres"), ConnectorKey.encoded("cG9zdGdyZXM="));
    assertEquals(
        ConnectorKey.of("postgres").hashCode(), ConnectorKey.encoded("cG9zdGdyZXM=").hashCode());
    assertNotEquals(ConnectorKey.of("s3"), ConnectorKey.encoded("s3"));
  }
}
