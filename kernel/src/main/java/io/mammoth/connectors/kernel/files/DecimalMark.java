package io.mammoth.connectors.kernel.files;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands before the decimals of a number; the other one may group its thousands. */
enum DecimalMark {
  POINT('.', ',', "decimal point"),
  COMMA(',', '.', "decimal comma");

  final String words;
  private final char mark;
  private final char group;
  private final Pattern number;

  DecimalMark(char mark, char group, String words) {
    this.mark = mark;
    this.group = group;
    this.words = words;
    String grouped = "[1-9]\\d{0,2}(?:[" + group + "]\\d{3})+";
    this.number =
        Pattern.compile(
            "-?(?:" + grouped + "|0|[1-9]\\d*)(?:[" + mark + "]\\d+)?(?:[eE][-+]?\\d{1,3})?");
  }

  boolean reads(String text) {
    return number.matcher(text.strip()).matches();
  }

  /** A number; null when it is none with this mark. */
  @Nullable BigDecimal number(String text) {
    if (!reads(text)) {
      return null;
    }
    String plain = text.strip().replace(String.valueOf(group), "").replace(mark, '.');
    return new BigDecimal(plain);
  }

  /** Whether a text has decimals that say nothing as a number: 2.10. */
  boolean endsInZero(String text) {
    return text.strip().matches(".*[" + mark + "]\\d+0");
  }

  /** The only mark with which this is a number; null when it is with both or with none. */
  static @Nullable DecimalMark evident(String text) {
    boolean point = POINT.reads(text);
    boolean comma = COMMA.reads(text);
    if (point == comma) {
      return null;
    }
    return point ? POINT : COMMA;
  }

  /** Whether a text is one number with a point and another with a comma, such as 1.234. */
  static boolean isAmbiguous(String text) {
    return POINT.reads(text)
        && COMMA.reads(text)
        && (text.indexOf('.') >= 0 || text.indexOf(',') >= 0);
  }
}
