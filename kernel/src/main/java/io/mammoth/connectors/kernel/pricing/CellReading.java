package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.ConnectorChanges;
import io.mammoth.connectors.kernel.tables.Decimals;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Reads one cell of a table as the value of a field; what it cannot be is said, never guessed. */
final class CellReading {
  private CellReading() {}

  /** A cell that does not hold what its column means. */
  static final class Bad extends Exception {
    private static final long serialVersionUID = 1L;

    Bad(String what) {
      super(what);
    }
  }

  /** The value of a cell that is not missing. */
  static Object value(Column<?> column, int row, Field field) throws Bad {
    return switch (field) {
      case PRICE -> price(column, row);
      case ENABLED -> flag(column, row);
      default -> column.getUnformattedString(row);
    };
  }

  /**
   * The value of a cell; null where it is empty, and the other one where it stands for it: a table
   * holds binary numbers, and no empty texts.
   */
  static @Nullable Object valueOr(Column<?> column, int row, Field field, @Nullable Object other)
      throws Bad {
    if (column.isMissing(row) || column.getUnformattedString(row).isBlank()) {
      return other instanceof String text && text.isBlank() ? other : null;
    }
    Object value = value(column, row, field);
    return isTheSame(value, other) ? other : value;
  }

  private static boolean isTheSame(Object value, @Nullable Object other) {
    return (value instanceof BigDecimal price && other instanceof BigDecimal more)
        ? price.doubleValue() == more.doubleValue()
        : value.equals(other);
  }

  /** Whether a value may be sent; the client's own rules, with its own words. */
  static void check(Field field, Object value) throws Bad {
    try {
      switch (field) {
        case NAME -> ConnectorChanges.none().name((String) value);
        case DESCRIPTION -> ConnectorChanges.none().description((String) value);
        case BUCKET -> ConnectorChanges.none().bucket((String) value);
        case PRICE -> check((BigDecimal) value);
        default -> {}
      }
    } catch (ConfigurationException refused) {
      throw new Bad(String.valueOf(refused.getMessage()));
    }
  }

  private static void check(BigDecimal price) throws Bad {
    if (price.signum() < 0) {
      throw new Bad(price.toPlainString() + " is below 0");
    }
    if (price.stripTrailingZeros().scale() > 2) {
      throw new Bad(price.toPlainString() + " has more than two decimals: round with cents(…)");
    }
  }

  private static BigDecimal price(Column<?> column, int row) throws Bad {
    if (!(column instanceof NumericColumn<?>) && !(column instanceof StringColumn)) {
      throw new Bad("a price is a number, not " + column.type().name());
    }
    String text = column.get(row).toString().strip();
    try {
      // By the shortest text that means this number: 19.99 as FLOAT is 19.99 too.
      return Decimals.of(text);
    } catch (NumberFormatException notDecimal) {
      throw new Bad("\"" + text + "\" is no price: write it as 19.99");
    }
  }

  static boolean flag(Column<?> column, int row) throws Bad {
    if (column instanceof BooleanColumn flags) {
      return flags.get(row);
    }
    String text = column.getUnformattedString(row).strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw new Bad("\"" + text + "\" is neither true nor false");
    };
  }

  /** A whole number above 0; null when the cell is missing. */
  static @Nullable Long id(Column<?> column, int row) throws Bad {
    if (column.isMissing(row) || column.getUnformattedString(row).isBlank()) {
      return null;
    }
    String text = column.get(row).toString().strip();
    try {
      long id = new BigDecimal(text).longValueExact();
      if (id > 0) {
        return id;
      }
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw new Bad("\"" + text + "\" is no id");
    }
    throw new Bad("\"" + text + "\" is no id");
  }
}
