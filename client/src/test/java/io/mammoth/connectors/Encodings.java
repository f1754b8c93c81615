package io.mammoth.connectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The ways in which a service or proxy may write a text that it was sent. */
final class Encodings {
  private Encodings() {}

  /** A text in each of them, by what it is called. */
  static Map<String, String> of(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("as such", text);
    all.put("upper case", text.toUpperCase(Locale.ROOT));
    all.put("lower case", text.toLowerCase(Locale.ROOT));
    all.put("reversed", new StringBuilder(text).reverse().toString());
    all.putAll(escaped(text));
    all.putAll(base64(text));
    all.put("hex", HexFormat.of().formatHex(text.getBytes(US_ASCII)));
    all.put("hex in upper case", HexFormat.of().withUpperCase().formatHex(text.getBytes(US_ASCII)));
    return all;
  }

  private static Map<String, String> escaped(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    String url = URLEncoder.encode(text, UTF_8);
    String json = text.replace("\\", "\\\\").replace("\"", "\\\"");
    String html = text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    all.put("URL", url);
    all.put("URL in lower case", url.toLowerCase(Locale.ROOT));
    all.put("URL of a URL", URLEncoder.encode(url, UTF_8));
    all.put("URL, every character", each(text, true, c -> String.format(Locale.ROOT, "%%%02x", c)));
    all.put("JSON", json);
    all.put("JSON with \\/", json.replace("/", "\\/"));
    all.put("JSON with \\u002f", each(text, false, c -> String.format(Locale.ROOT, "\\u%04x", c)));
    all.put(
        "JSON with \\u002F, every one",
        each(text, true, c -> String.format(Locale.ROOT, "\\u%04X", c)));
    all.put("JSON in JSON", json.replace("\\", "\\\\").replace("\"", "\\\""));
    all.put("HTML", html);
    all.put("HTML in decimals", each(text, false, c -> "&#" + c + ";"));
    all.put(
        "HTML in hex, every one", each(text, true, c -> String.format(Locale.ROOT, "&#x%02x;", c)));
    all.put("HTML of HTML", html.replace("&", "&amp;"));
    all.put("HTML in JSON of Go", html.replace("&", "\\u0026").replace("\\\\", "\\\\\\\\"));
    return all;
  }

  private static Map<String, String> base64(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> around = new ArrayList<>(List.of("", "a", "ab", "user:"));
    for (String before : around) {
      for (String after : List.of("", ":", "zz", "\n")) {
        byte[] bytes = (before + text + after).getBytes(US_ASCII);
        String where = " behind \"" + before + "\" before " + after.length();
        all.put("Base64" + where, Base64.getEncoder().encodeToString(bytes));
        all.put(
            "Base64 without padding" + where,
            Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.put("Base64 of URLs" + where, Base64.getUrlEncoder().encodeToString(bytes));
        all.put("Base64 in lines" + where, Base64.getMimeEncoder().encodeToString(bytes));
        all.put(
            "Base64 in a URL" + where,
            URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), UTF_8));
      }
    }
    return all;
  }

  private static String each(String text, boolean every, IntFunction<String> escape) {
    return text.chars()
        .mapToObj(
            c -> every || !Character.isLetterOrDigit(c) ? escape.apply(c) : Character.toString(c))
        .collect(Collectors.joining());
  }
}
