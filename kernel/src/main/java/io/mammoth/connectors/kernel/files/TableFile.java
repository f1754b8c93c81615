package io.mammoth.connectors.kernel.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Tables as files, by what the name ends in: .csv, .xlsx, .md, .html and .json are written, .csv,
 * .tsv, .txt and .json are read.
 *
 * <p>A file is written whole or not at all. One that is there is replaced when it is as it was
 * saved from here, or {@link Saving#OVERWRITE} says so: an analyst's edits are not lost to a
 * notebook that runs again.
 */
public final class TableFile {
  private static final long LARGEST = 500_000_000;

  private TableFile() {}

  /**
   * Writes a table and what is to be said about it: {@code TableFile.save(Sheet.of(table),
   * Path.of("prices.csv"))}.
   *
   * @throws FileProblem when the file cannot be written, is not ours, or its name has another
   *     ending; an older one is then as it was
   */
  public static void save(Sheet sheet, Path file, Saving... how) {
    List<Saving> said = List.of(how);
    WholeFile.Content content = content(sheet, file, said.contains(Saving.FORMULAS));
    if (Files.isDirectory(file)) {
      throw FileProblem.of(file + " is a folder.");
    }
    try (WholeFile whole = WholeFile.begin(file)) {
      content.writeTo(whole.out());
      whole.finish();
      String hash = whole.hash();
      OwnFiles own = new OwnFiles(folder(file));
      if (Files.exists(file) && !said.contains(Saving.OVERWRITE)) {
        check(file, own, hash);
      }
      whole.rename();
      own.remember(file, hash);
      if (Originals.isEditable(ending(file))) {
        Originals.of(file).keep(sheet.table());
      }
    } catch (IOException failure) {
      throw FileProblem.notWritten(file, failure);
    }
  }

  private static Path folder(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static void check(Path file, OwnFiles own, String hash) throws IOException {
    if (!own.has(file) && !Sha256.of(file).equals(hash)) {
      throw FileProblem.of(
          file
              + " is there, and it was not saved from here or was changed since: it stays. Another"
              + " name keeps both; save(…, \""
              + file.getFileName()
              + "\", OVERWRITE) replaces it.");
    }
  }

  private static WholeFile.Content content(Sheet sheet, Path file, boolean formulas) {
    return switch (ending(file)) {
      case "csv" -> out -> CsvWriting.write(sheet.table(), formulas, out);
      case "xlsx" -> out -> Workbooks.write(sheet, out);
      case "md" -> out -> Markdown.write(sheet, out);
      case "html" -> out -> HtmlPage.write(sheet, out);
      case "json" -> out -> JsonTable.write(sheet.table(), out);
      default ->
          throw FileProblem.of(
              "How \""
                  + file
                  + "\" is to be written does not show: its name ends in .csv, .xlsx, .md, .html"
                  + " or .json.");
    };
  }

  private static String ending(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a table. Our own columns get their types, others what all their values are; only what is
   * empty is missing, so that a connector called NA stays. A table of prices that was saved from
   * here still knows what it was read from, whatever a spreadsheet did to it.
   *
   * @throws FileProblem when the file cannot be read, or a line is not what it should be; names it
   */
  public static Loaded load(Path file) {
    return Originals.of(file).on(read(file));
  }

  private static Loaded read(Path file) {
    return switch (ending(file)) {
      case "csv", "tsv", "txt" -> CsvLoading.load(file, bytes(file));
      case "json" -> JsonLoading.load(file, bytes(file));
      case "xlsx", "xls", "ods" ->
          throw FileProblem.of(
              file + " is a workbook, which is written here and not read: save it as CSV first.");
      default ->
          throw FileProblem.of("A table is read from .csv, .tsv, .txt or .json: not " + file + ".");
    };
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw FileProblem.of(file + " is larger than 500 MB.");
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw FileProblem.notRead(file, failure);
    }
  }
}
