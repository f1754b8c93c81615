package io.mammoth.connectors.kernel.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mammoth.connectors.kernel.tables.ColumnMaker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Tables for people who have no notebook. */
class PagesTest {
  private final Path folder;

  PagesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Sheet sheet() {
    ColumnMaker<String> make = new ColumnMaker<>(Arrays.asList("A|B", "<i>C</i>"));
    return new Sheet(
        Table.create(
            "Prices & more",
            make.text("name", row -> row),
            make.money(
                "price_per_month", row -> row.equals("A|B") ? new BigDecimal("1234.5") : null)),
        List.of("Approval code: 1234-5678"));
  }

  @Test
  void markdownHasATableWithNumbersAtTheRight() {
    Path file = folder.resolve("prices.md");
    TableFile.save(sheet(), file);
    assertEquals(
        """
        # Prices \\& more

        Approval code: 1234-5678

        | name | price\\_per\\_month |
        | --- | ---: |
        | A\\|B | 1,234.50 |
        | \\<i\\>C\\</i\\> | – |
        """,
        Text.of(file));
  }

  @Test
  void htmlIsAPageOfItsOwn() {
    Path file = folder.resolve("prices.html");
    TableFile.save(sheet(), file);
    Document page = Jsoup.parse(Text.of(file));
    assertEquals("Prices & more", page.title());
    assertEquals("Approval code: 1234-5678", page.select("p").text());
    assertEquals(List.of("A|B", "1,234.50", "<i>C</i>", "–"), page.select("td").eachText());
    assertEquals(0, page.select("script, link, img").size());
  }
}
