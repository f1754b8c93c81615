package io.mammoth.connectors.kernel.pricing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says to approve a plan: short enough to be read out, and another one as soon as the
 * place, a step, an old or a new value is another one.
 */
final class ApprovalCode {
  /** Without letters that are taken for a digit or another letter. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int GROUPS = 3;
  private static final int GROUP = 4;

  private ApprovalCode() {}

  static String of(Place place, List<Step> steps) {
    StringBuilder content = new StringBuilder();
    add(content, place.host());
    add(content, place.workspace());
    for (Step step : steps) {
      add(content, step.kind());
      add(content, step.id());
      add(content, step.name());
      step.cells().forEach(cell -> add(content, cell));
    }
    return letters(hash(content.toString()));
  }

  private static void add(StringBuilder content, Cell cell) {
    add(content, cell.connector());
    add(content, cell.name());
    add(content, cell.field().label());
    add(content, cell.before());
    add(content, cell.after());
  }

  /** With its length before it, so that no two contents are the same text. */
  private static void add(StringBuilder content, @Nullable Object value) {
    String text =
        value instanceof BigDecimal price
            ? price.stripTrailingZeros().toPlainString()
            : String.valueOf(value);
    String type = value == null ? "-" : value instanceof String ? "t" : "v";
    content.append(type).append(text.length()).append(':').append(text);
  }

  private static byte[] hash(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String letters(byte[] hash) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(hash[i] & 31));
    }
    return code.toString();
  }

  /**
   * What somebody typed is this code, case and dashes aside.
   *
   * @throws PricingException when it is another one
   */
  static void check(String code, String typed) {
    if (!plain(code).equals(plain(typed))) {
      throw new PricingException(
          "The approval code " + typed + " is not this plan's: another plan was approved.");
    }
  }

  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
