package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.Column;

/** The values of a table as a machine reads them, the same in every language. */
final class CellText {
  /** More than any price has, and fewer than binary arithmetic leaves. */
  private static final int DECIMALS = 8;

  private CellText() {}

  /** A value that is there. */
  static String of(Column<?> column, boolean money, int row) {
    Object value = column.get(row);
    if (money && value instanceof Double number && !number.isInfinite()) {
      return decimal(number).toPlainString();
    }
    return value instanceof LocalDateTime time
        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)
        : String.valueOf(value);
  }

  /** An amount with two decimals, with more where it has more, without what is not its own. */
  static BigDecimal decimal(double amount) {
    BigDecimal exact =
        BigDecimal.valueOf(amount).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return exact.setScale(Math.max(2, exact.scale()), RoundingMode.UNNECESSARY);
  }

  /** Whether a column holds money: it is shown so, or is the price. */
  static boolean isMoney(Column<?> column) {
    return column instanceof DoubleColumn numbers
        && (column.name().startsWith("price_per_month") || Money.isShown(numbers));
  }
}
