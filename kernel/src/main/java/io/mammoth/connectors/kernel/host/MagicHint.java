package io.mammoth.connectors.kernel.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The right form of a line that was meant for {@code %mammoth} and is written in another way. */
public final class MagicHint {
  /** What is left to say in the place of the kernel's own words. */
  public static final String BRIEF = "The line above says what to write.";

  private static final String LIKE_OURS = "(?i:ma?[mn]+\\w{2,})";

  /** As JJava and IJava refuse one that they do not know. */
  private static final Pattern UNDEFINED =
      Pattern.compile("^Undefined (line|cell) magic '(" + LIKE_OURS + ")'");

  /** Code that reached the compiler. */
  private static final Pattern CODE =
      Pattern.compile("^\\s*(%{1,2}[ \\t]*" + LIKE_OURS + ")([^\\n]{0,80})");

  private MagicHint() {}

  /**
   * The sentence about it.
   *
   * @param text the message of a failure, or code that was refused; null comes back for others, and
   *     for {@code %mammoth} itself
   */
  public static @Nullable String of(String text) {
    Matcher undefined = UNDEFINED.matcher(text);
    if (undefined.find()) {
      String sign = undefined.group(1).equals("cell") ? "%%" : "%";
      return sentence(sign + undefined.group(2), "");
    }
    Matcher code = CODE.matcher(text);
    return code.find() ? sentence(code.group(1), code.group(2)) : null;
  }

  private static @Nullable String sentence(String typed, String arguments) {
    if (typed.equals("%mammoth")) {
      return null;
    }
    return "There is no %s. Write %%mammoth%s: one percent sign, no space after it, lowercase."
        .formatted(typed, arguments.isBlank() ? "" : " " + arguments.strip());
  }
}
