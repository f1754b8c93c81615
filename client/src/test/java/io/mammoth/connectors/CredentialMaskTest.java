package io.mammoth.connectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No part of a credential can be read back from a masked text, however a service wrote it. */
final class CredentialMaskTest {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  private static final String VISIBLE = visible();

  /** A part of this length tells something. */
  private static final int WINDOW = 6;

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\+u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})|&#x([0-9a-fA-F]+);|&#(\\d+);");

  private static String visible() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c);
    }
    return all.toString();
  }

  private static String random(Random random, String of, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(of.charAt(random.nextInt(of.length())));
    }
    return text.toString();
  }

  /** None begins or ends with a quotation mark. */
  private static String credential(Random random, String of, int length) {
    return random(random, LETTERS, 1) + random(random, of, length - 2) + random(random, LETTERS, 1);
  }

  private static String masked(String text, Credentials credentials) {
    return credentials.maskIn(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noPartOfACredentialIsLeftInAnyEncoding(long seed) {
    Random random = new Random(seed);
    String of = seed % 2 == 0 ? LETTERS : VISIBLE;
    String key = credential(random, of, 8 + random.nextInt(40));
    String secret = credential(random, of, 8 + random.nextInt(100));
    String token = "mm_" + credential(random, of, 30 + random.nextInt(30));
    Credentials pair = Credentials.apiKey(key, secret);
    Credentials bearer = Credentials.bearer(token);
    List<String> left = new ArrayList<>();
    left.addAll(left(random, key, pair, List.of(key)));
    left.addAll(left(random, secret, pair, List.of(secret)));
    left.addAll(left(random, key + ":" + secret, pair, List.of(key, secret)));
    left.addAll(left(random, token, bearer, List.of(token)));
    assertEquals(List.of(), left);
  }

  private static List<String> left(
      Random random, String sent, Credentials credentials, List<String> parts) {
    List<String> left = new ArrayList<>();
    for (Map.Entry<String, String> form : Encodings.of(sent).entrySet()) {
      String before = random(random, "abc .,:=\"<>/{}\n", random.nextInt(30)) + " ";
      String after = " " + random(random, "abc .,:=\"<>/{}\n", random.nextInt(30));
      String safe = masked(before + form.getValue() + after, credentials);
      for (String part : parts) {
        if (isReadable(safe, part)) {
          left.add(form.getKey() + " of " + part + ": " + safe);
        }
      }
    }
    return left;
  }

  /** Whether a part of a secret shows in a text, as such or decoded. */
  private static boolean isReadable(String text, String secret) {
    List<String> read = new ArrayList<>();
    for (UnaryOperator<String> decoding : decodings()) {
      String decoded = decoding.apply(text);
      read.add(decoded.toLowerCase(Locale.ROOT));
      read.add(new StringBuilder(decoded).reverse().toString().toLowerCase(Locale.ROOT));
    }
    String lower = secret.toLowerCase(Locale.ROOT);
    for (int at = 0; at + WINDOW <= lower.length(); at++) {
      String window = lower.substring(at, at + WINDOW);
      if (read.stream().anyMatch(decoded -> decoded.contains(window))) {
        return true;
      }
    }
    return false;
  }

  private static List<UnaryOperator<String>> decodings() {
    List<UnaryOperator<String>> all = new ArrayList<>();
    UnaryOperator<String> unescaped =
        text -> ESCAPE.matcher(text).replaceAll(CredentialMaskTest::character);
    all.add(text -> text);
    all.add(text -> unescaped.apply(text).replace("\\", ""));
    all.add(text -> named(unescaped.apply(named(named(text)))));
    all.add(text -> unescaped.apply(unescaped.apply(text)));
    all.add(text -> runs(text, "[0-9a-fA-F]{2,}", CredentialMaskTest::hex));
    for (int skipped = 0; skipped < 4; skipped++) {
      int from = skipped;
      all.add(
          text -> runs(text.replaceAll("[\r\n]", ""), "[\\w+/-]{4,}", run -> base64(run, from)));
    }
    return all;
  }

  private static String character(MatchResult escape) {
    for (int group = 1; group <= escape.groupCount(); group++) {
      if (escape.group(group) != null) {
        char c = (char) Integer.parseInt(escape.group(group), group == 4 ? 10 : 16);
        return Matcher.quoteReplacement(String.valueOf(c));
      }
    }
    throw new AssertionError(escape);
  }

  private static String named(String html) {
    return html.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
  }

  private static String runs(String text, String pattern, UnaryOperator<String> decode) {
    StringBuilder all = new StringBuilder();
    Pattern.compile(pattern)
        .matcher(text)
        .results()
        .forEach(run -> all.append(decode.apply(run.group())).append('\n'));
    return all.toString();
  }

  private static String hex(String run) {
    String even = run.substring(0, run.length() / 2 * 2);
    return new String(HexFormat.of().parseHex(even), ISO_8859_1);
  }

  private static String base64(String run, int from) {
    String own = run.substring(Math.min(from, run.length())).replace('-', '+').replace('_', '/');
    String whole = own.substring(0, own.length() / 4 * 4);
    return new String(Base64.getDecoder().decode(whole), ISO_8859_1);
  }

  @Test
  void theCheckOfThisTestFindsWhatIsNotMasked() {
    String secret = "s3cr/et+Value\"17";
    Encodings.of(secret)
        .forEach((name, form) -> assertTrue(isReadable("a " + form, secret), name + ": " + form));
  }

  @Test
  void textWithoutACredentialStaysAsItIs() {
    Credentials pair = Credentials.apiKey("key-of-a-test", "secret/of/a/test");
    String text = "%41 \\u0041 &amp; &#65; key-of-another c2VjcmV0 \\\\ 100 % & more %";
    assertEquals(text, masked(text, pair));
    assertEquals("", masked("", pair));
  }

  @Test
  void aShortCredentialMasksNoWordsThatLookLikeIt() {
    Credentials pair = Credentials.apiKey("star", "live");
    assertEquals(
        "Stars and rats are not evil; LIVE is not it: ···· and ····",
        masked("Stars and rats are not evil; LIVE is not it: live and star", pair));
    assertEquals("····", masked("bGl2ZQ==", pair));
  }

  @Test
  void onlyTheCredentialIsMasked() {
    Credentials pair = Credentials.apiKey("key-of-a-test", "secret/of/a/test");
    assertEquals(
        "The key ···· and the secret ····, once more: ····.",
        masked(
            "The key key-of-a-test and the secret secret%2Fof%2Fa%2ftest, once more: secret\\/of\\/a\\/test.",
            pair));
  }

  @Test
  void credentialsThatOverlapAreMaskedAsOne() {
    Credentials pair = Credentials.apiKey("abcdefgh12345678", "12345678ijklmnop");
    assertEquals("x ···· y", masked("x abcdefgh12345678ijklmnop y", pair));
  }

  @Test
  void aCredentialThatIsBrokenOverLinesIsMasked() {
    assertEquals(
        "····",
        masked("mm_0123456789\r\nabcdefghij", Credentials.bearer("mm_0123456789abcdefghij")));
  }

  @Test
  void anEntityIsReadUpToSixteenCharacters() {
    Credentials pair = Credentials.apiKey("key-of-a-test", "secret/of/a/test");
    String zeros = "0".repeat(12);
    assertEquals("····", masked("&#" + zeros + "115;ecret/of/a/test", pair));
    String longer = "&#0" + zeros + "115;ecret/of/a/test";
    assertEquals(longer, masked(longer, pair));
  }

  @Test
  void entitiesThatNeverEndAreNotSearchedToTheEndOfTheText() {
    Credentials pair = Credentials.apiKey("key-of-a-test", "secret/of/a/test");
    String text = "&#".repeat(3_000_000);
    assertEquals(text, assertTimeoutPreemptively(Duration.ofSeconds(60), () -> masked(text, pair)));
  }
}
