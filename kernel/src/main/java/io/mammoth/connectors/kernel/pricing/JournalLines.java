package io.mammoth.connectors.kernel.pricing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a journal's file. Each ends with a check, a part of the SHA-256 of its own content
 * and of the line before it: so a line that is damaged, missing, or in another place is found. It
 * protects against accidents, not against people: the check has no key.
 */
final class JournalLines {
  /** The first format had no checks; its lines stay readable, and what is added to them has one. */
  private static final int UNCHECKED = 1;

  static final int VERSION = 2;

  private static final int BYTES = 8;
  private static final Pattern CHECK = Pattern.compile(",\"check\":\"([0-9a-f]{16})\"}");
  private static final int LENGTH = ",\"check\":\"\"}".length() + 2 * BYTES;

  private final Path file;
  private final List<JsonNode> json = new ArrayList<>();
  private String last = "";
  private boolean checked;
  private int wholeBytes;

  private JournalLines(Path file) {
    this.file = file;
  }

  /**
   * Those of a file. What a program that was killed left of its last line counts as not written.
   *
   * @throws PricingException naming the first line that is not as it was written
   */
  static JournalLines read(Path file, byte[] bytes) {
    JournalLines lines = new JournalLines(file);
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, lines.wholeBytes, at));
        lines.wholeBytes = at + 1;
      }
    }
    lines.checkRest(Arrays.copyOfRange(bytes, lines.wholeBytes, bytes.length));
    return lines;
  }

  private void add(byte[] line) {
    String check = check(line);
    if (check == null ? checked : !check.equals(digest(line, line.length - LENGTH))) {
      throw damaged(json.size() + 1, null);
    }
    checked |= check != null;
    last = check == null ? digest(line, line.length) : check;
    try {
      json.add(PlanJson.tree(new String(line, UTF_8)));
    } catch (JsonProcessingException foreign) {
      throw damaged(json.size() + 1, foreign);
    }
    if (json.size() == 1) {
      checkVersion(json.get(0).path(Journal.MARK).asInt());
    }
  }

  private void checkVersion(int version) {
    if (version != VERSION && version != UNCHECKED) {
      throw new PricingException(file + " is no journal that this version can read.");
    }
    if (version != (checked ? VERSION : UNCHECKED)) {
      throw damaged(1, null);
    }
  }

  /** A whole line is never left without its end: then the end is what was damaged. */
  private void checkRest(byte[] rest) {
    byte[] line = rest.length == 0 ? rest : Arrays.copyOf(rest, rest.length - 1);
    String check = check(line);
    if (check != null && check.equals(digest(line, line.length - LENGTH))) {
      throw damaged(json.size() + 1, null);
    }
  }

  private static @Nullable String check(byte[] line) {
    if (line.length < LENGTH) {
      return null;
    }
    Matcher end = CHECK.matcher(new String(line, line.length - LENGTH, LENGTH, ISO_8859_1));
    return end.matches() ? end.group(1) : null;
  }

  private String digest(byte[] line, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(last.getBytes(UTF_8));
      digest.update(line, 0, length);
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** A line, by its number from 1, that cannot have been written by a journal. */
  PricingException damaged(int number, @Nullable Throwable cause) {
    String what =
        number == 1
            ? "%s is not a journal, or its first line is damaged."
            : "%s, line %d, is not of a journal: the file was damaged or changed after it was"
                + " written. Restore it from a copy.";
    return new PricingException(what.formatted(file, number), cause);
  }

  /** The next line, as it is to be written. */
  String next(ObjectNode content) {
    String text = PlanJson.text(content, false);
    String open = text.substring(0, text.length() - 1);
    byte[] bytes = open.getBytes(UTF_8);
    last = digest(bytes, bytes.length);
    return open + ",\"check\":\"" + last + "\"}\n";
  }

  /** What was read, line by line. */
  List<JsonNode> json() {
    return json;
  }

  /** Whether no line that was read has a check. */
  boolean isUnchecked() {
    return !checked;
  }

  /** How many bytes of the file are whole lines. */
  int wholeBytes() {
    return wholeBytes;
  }
}
