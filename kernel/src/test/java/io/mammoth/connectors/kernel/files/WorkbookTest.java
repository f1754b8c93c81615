package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** What stands in a workbook; that spreadsheets read it is tested with a real reader elsewhere. */
class WorkbookTest {
  private final Path folder;

  WorkbookTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String part(String name, Sheet sheet) throws IOException {
    Path file = folder.resolve("book.xlsx");
    TableFile.save(sheet, file, Saving.OVERWRITE);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }

  private static Table table(String title) {
    ColumnMaker<String> make = new ColumnMaker<>(List.of("=1+1"));
    return Table.create(
        title,
        make.text("name", row -> row),
        make.money("price_per_month", row -> new BigDecimal("1234.5")),
        make.integer("large", row -> Long.MAX_VALUE),
        make.time("created_at", row -> Instant.parse("1850-01-01T00:00:00Z")));
  }

  @Test
  void numbersAreNumbersAndTextsTexts() throws IOException {
    String xml = part("xl/worksheets/sheet1.xml", Sheet.of(table("prices")));
    assertTrue(xml.contains("<v>1234.50</v>") || xml.contains("<v>1234.5</v>"), xml);
    assertFalse(xml.contains("<f>"), xml);
    assertTrue(xml.contains("state=\"frozen\""), xml);
    assertTrue(xml.contains("<autoFilter ref=\"A1:D2\""), xml);
    String texts = part("xl/sharedStrings.xml", Sheet.of(table("prices")));
    assertTrue(texts.contains(">=1+1<"), texts);
    assertTrue(texts.contains(">9223372036854775807<"), texts);
    assertTrue(texts.contains(">1850-01-01T00:00:00<"), texts);
  }

  @Test
  void aTitleThatNoSheetMayHaveBecomesOneThatItMay() throws IOException {
    String xml =
        part("xl/workbook.xml", Sheet.of(table("'a/b:c*?[x]\\ " + "long ".repeat(20) + "'")));
    String name = xml.replaceAll("(?s).*<sheet name=\"([^\"]*)\".*", "$1");
    assertTrue(name.matches("a b c   x   long[ long]{0,20}"), name);
    assertEquals(
        "Table",
        part("xl/workbook.xml", Sheet.of(table("???")))
            .replaceAll("(?s).*<sheet name=\"([^\"]*)\".*", "$1"));
  }

  @Test
  void notesHaveASheetOfTheirOwn() throws IOException {
    Sheet sheet = new Sheet(table("prices"), List.of("Approval code: 1234"));
    assertTrue(part("xl/workbook.xml", sheet).contains("name=\"Notes\""));
    assertTrue(part("xl/sharedStrings.xml", sheet).contains("Approval code: 1234"));
  }
}
