package io.mammoth.connectors.kernel.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as a workbook: numbers and dates are such, texts stay texts whatever they begin with, the
 * head is frozen and filters.
 */
final class Workbooks {
  private static final int MOST_ROWS = 1_048_575;
  private static final int MOST_COLUMNS = 16_384;
  private static final int LONGEST_TEXT = 32_767;
  private static final int LONGEST_NAME = 31;
  private static final int WIDEST = 60;
  private static final int MEASURED_ROWS = 200;

  /** Beyond it a workbook's numbers, which are binary, leave some whole numbers out. */
  private static final long LARGEST_EXACT = 1L << 53;

  private Workbooks() {}

  static void write(Sheet sheet, OutputStream out) throws IOException {
    Table table = sheet.table();
    if (table.rowCount() > MOST_ROWS || table.columnCount() > MOST_COLUMNS) {
      throw FileProblem.of(
          "A workbook holds " + MOST_ROWS + " rows of " + MOST_COLUMNS + " columns.");
    }
    Workbook book = new Workbook(out, "Mammoth connectors", null);
    Worksheet page = book.newWorksheet(name(sheet.title()));
    for (int column = 0; column < table.columnCount(); column++) {
      write(page, column, table.column(column));
    }
    page.freezePane(0, 1);
    if (table.columnCount() > 0) {
      page.setAutoFilter(0, 0, table.rowCount(), table.columnCount() - 1);
    }
    if (!sheet.notes().isEmpty()) {
      write(book.newWorksheet("Notes"), sheet.notes());
    }
    book.finish();
  }

  private static void write(Worksheet page, List<String> notes) {
    page.width(0, WIDEST);
    for (int row = 0; row < notes.size(); row++) {
      page.value(row, 0, text("Notes", row, notes.get(row)));
    }
  }

  /** A name that a sheet may have. */
  private static String name(String title) {
    String name = title.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").strip();
    name = name.replaceAll("^'+|'+$", "");
    name = name.substring(0, Math.min(name.length(), LONGEST_NAME)).strip();
    return name.isEmpty() || name.equalsIgnoreCase("Notes") ? "Table" : name;
  }

  private static void write(Worksheet page, int at, Column<?> column) {
    page.value(0, at, text(column.name(), 0, column.name()));
    page.style(0, at).bold().set();
    boolean money = CellText.isMoney(column);
    int width = column.name().length();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        write(page, row + 1, at, column, money);
        width =
            row < MEASURED_ROWS ? Math.max(width, CellText.of(column, money, row).length()) : width;
      }
    }
    page.width(at, Math.min(width + 3, WIDEST));
  }

  private static void write(Worksheet page, int row, int at, Column<?> column, boolean money) {
    Object value = column.get(row - 1);
    if (value instanceof Boolean flag) {
      page.value(row, at, flag);
    } else if (value instanceof Number number && isExact(number)) {
      page.value(row, at, money ? CellText.decimal(number.doubleValue()) : number);
      format(page, row, at, money ? "#,##0.00" : null);
    } else if (value instanceof LocalDate day && isDay(day)) {
      page.value(row, at, day);
      format(page, row, at, "yyyy-mm-dd");
    } else if (value instanceof LocalDateTime time && isDay(time.toLocalDate())) {
      page.value(row, at, time);
      format(page, row, at, "yyyy-mm-dd hh:mm:ss");
    } else {
      page.value(row, at, text(column.name(), row, CellText.of(column, false, row - 1)));
    }
  }

  private static void format(Worksheet page, int row, int at, @Nullable String format) {
    if (format != null) {
      page.style(row, at).format(format).set();
    }
  }

  private static boolean isExact(Number number) {
    return number instanceof Long large
        ? Math.abs(large) <= LARGEST_EXACT
        : Double.isFinite(number.doubleValue());
  }

  /** A workbook's days begin in 1900, and its February had a 29th. */
  private static boolean isDay(LocalDate day) {
    return day.isAfter(LocalDate.of(1900, 2, 28)) && day.getYear() <= 9999;
  }

  private static String text(String column, int row, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw FileProblem.of(
          "Row "
              + row
              + ", "
              + column
              + ": a cell of a workbook holds "
              + LONGEST_TEXT
              + " characters, this text has "
              + text.length()
              + ".");
    }
    return text;
  }
}
