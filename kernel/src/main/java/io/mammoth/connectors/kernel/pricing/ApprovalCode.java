package io.mammoth.connectors.kernel.pricing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What approves a plan: short enough to be copied, and another one as soon as anything that is
 * shown of the plan is another one. 140 bits, since whoever writes both of two plans has to try
 * only half as many bits of a code until they share one.
 */
final class ApprovalCode {
  /** Without letters that are taken for a digit or another letter. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int GROUPS = 7;
  private static final int GROUPS_OF_VERSION_1 = 3;
  private static final int GROUP = 4;

  private final StringBuilder content = new StringBuilder();

  private ApprovalCode() {}

  static String of(Origin origin, Draft draft) {
    ApprovalCode code = new ApprovalCode();
    Place place = origin.place();
    code.add(place.server()).add(place.workspace()).add(place.account());
    code.add(origin.madeAt()).add(origin.author()).add(origin.note()).add(origin.takesBack());
    code.add(draft.connectors());
    List<String> remarks = Facts.kept(draft);
    code.add(remarks.size());
    remarks.forEach(code::add);
    code.add(draft.steps().size());
    draft.steps().forEach(step -> code.add(step, true));
    return letters(hash(code.content.toString()), GROUPS);
  }

  /** That of version 1: of 60 bits, enough to tell that a file was damaged, not to approve it. */
  static String ofVersion1(Place place, List<Step> steps) {
    ApprovalCode code = new ApprovalCode();
    code.add(place.server()).add(place.workspace());
    steps.forEach(step -> code.add(step, false));
    return letters(hash(code.content.toString()), GROUPS_OF_VERSION_1);
  }

  private void add(Step step, boolean counted) {
    add(step.kind()).add(step.id()).add(step.name());
    if (counted) {
      add(step.cells().size());
    }
    for (Cell cell : step.cells()) {
      add(cell.connector()).add(cell.name()).add(cell.field().label());
      add(cell.before()).add(cell.after());
    }
  }

  /** With its length before it, so that no two contents are the same text. */
  private ApprovalCode add(@Nullable Object value) {
    String text =
        value instanceof BigDecimal price
            ? price.stripTrailingZeros().toPlainString()
            : String.valueOf(value);
    String type = value == null ? "-" : value instanceof String ? "t" : "v";
    content.append(type).append(text.length()).append(':').append(text);
    return this;
  }

  private static byte[] hash(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String letters(byte[] hash, int groups) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < groups * GROUP; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(hash[i] & 31));
    }
    return code.toString();
  }

  /**
   * What was typed is this code, case and dashes aside.
   *
   * @throws PricingException when it is another one
   */
  static void check(String code, String typed) {
    if (plain(code).equals(plain(typed))) {
      return;
    }
    throw new PricingException(
        plain(typed).length() == GROUPS_OF_VERSION_1 * GROUP
            ? "The approval code "
                + typed
                + " is not this plan's. Codes of older versions look like this, and are too short to"
                + " be safe: have the plan approved again, with what code() gives now."
            : "The approval code " + typed + " is not this plan's: another plan was approved.");
  }

  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
