package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** Makes one column of the rows of a file: by its kind, else by what all its values are. */
final class ColumnReading {
  private static final String TWO_DECIMALS = ".*[.,]\\d\\d";

  private final Path file;
  private final String name;
  private final int index;
  private final List<CsvRow> rows;
  private final ColumnMaker<CsvRow> make;

  ColumnReading(Path file, String name, int index, List<CsvRow> rows) {
    this.file = file;
    this.name = name;
    this.index = index;
    this.rows = rows;
    this.make = new ColumnMaker<>(rows);
  }

  /** The mark that the values show; null when they show none. */
  @Nullable DecimalMark mark(Kind kind) {
    DecimalMark found = null;
    int line = 0;
    for (CsvRow row : rows) {
      String text = value(row);
      DecimalMark mark = text == null ? null : DecimalMark.evident(text);
      if (mark != null && found != null && mark != found) {
        if (kind == Kind.OPEN) {
          return null;
        }
        throw refuse(row, text, "has another decimal mark than line " + line);
      }
      if (mark != null && found == null) {
        found = mark;
        line = row.line();
      }
    }
    return found;
  }

  /** Refuses a value that two decimal marks make two numbers of. */
  void refuseAmbiguous() {
    for (CsvRow row : rows) {
      String text = value(row);
      if (text != null && DecimalMark.isAmbiguous(text)) {
        throw refuse(row, text, "can be two numbers here: write it without groups, with decimals");
      }
    }
  }

  Column<?> column(Kind kind, DecimalMark mark) {
    return switch (kind) {
      // Blanks are a text too, only not one that is a number or a time.
      case TEXT -> make.text(name, row -> text(row.values().get(index)));
      case FLAG -> make.bool(name, read(kind, Scalars::flag));
      case WHOLE -> make.integer(name, read(kind, ColumnReading::whole));
      case NUMBER -> make.number(name, row -> binary(read(kind, mark::number).apply(row)));
      case MONEY -> make.money(name, read(kind, mark::number));
      case TIME -> make.time(name, read(kind, Scalars::time));
      case DATE -> make.date(name, read(kind, Scalars::date));
      case OPEN -> column(guess(mark), mark);
    };
  }

  /** What all the values are; a value that is not there says nothing. */
  private Kind guess(DecimalMark mark) {
    if (rows.stream().anyMatch(row -> isBlank(row.values().get(index)))
        || rows.stream().allMatch(row -> value(row) == null)) {
      return Kind.TEXT;
    }
    if (all(text -> text.matches("(?i)true|false"))) {
      return Kind.FLAG;
    }
    if (all(text -> Scalars.whole(text) != null)) {
      return Kind.WHOLE;
    }
    // What is whole and too large is no other number that happens to be near.
    if (all(text -> mark.reads(text) && !text.strip().matches("-?\\d{18,}"))) {
      return number(mark);
    }
    if (all(text -> Scalars.date(text) != null)) {
      return Kind.DATE;
    }
    return all(text -> Scalars.time(text) != null) ? Kind.TIME : Kind.TEXT;
  }

  /** Two decimals throughout are money; a zero at the end of some is a version, not a number. */
  private Kind number(DecimalMark mark) {
    if (all(text -> text.matches(TWO_DECIMALS))) {
      return Kind.MONEY;
    }
    return all(text -> !mark.endsInZero(text)) ? Kind.NUMBER : Kind.TEXT;
  }

  private boolean all(Predicate<String> kind) {
    return rows.stream().map(this::value).filter(Objects::nonNull).allMatch(kind);
  }

  private <V> Function<CsvRow, @Nullable V> read(Kind kind, Function<String, @Nullable V> reader) {
    return row -> {
      String text = value(row);
      V value = text == null ? null : reader.apply(text);
      if (text != null && value == null) {
        throw refuse(row, text, "is not " + kind.words + "; leave out what is missing");
      }
      return value;
    };
  }

  private @Nullable String value(CsvRow row) {
    String text = row.values().get(index);
    return text == null || text.isBlank() ? null : text;
  }

  private static boolean isBlank(@Nullable String text) {
    return text != null && !text.isEmpty() && text.isBlank();
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isEmpty() ? null : Formulas.armed(value);
  }

  private static @Nullable Double binary(@Nullable BigDecimal number) {
    return number == null ? null : number.doubleValue();
  }

  private FileProblem refuse(CsvRow row, @Nullable String text, String why) {
    String shown = text == null || text.length() <= 40 ? text : text.substring(0, 40) + "…";
    return FileProblem.at(file, row.line(), name + ": \"" + shown + "\" " + why + ".");
  }

  /** pandas writes 900001 as 900001.0 where another row has no number. */
  private static @Nullable Long whole(String text) {
    return Scalars.whole(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
  }
}
