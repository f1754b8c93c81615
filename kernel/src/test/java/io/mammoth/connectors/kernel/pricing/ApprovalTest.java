package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** The approval code is one of so many that none is found twice, and covers all that is shown. */
class ApprovalTest extends JulyDeskTest {
  private Plan plan;

  ApprovalTest(@TempDir Path folder) {
    super(folder);
  }

  @BeforeEach
  void open() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("price_per_month").set(0, 31.5);
    plan = Plan.of(desk, edited).note("spring");
  }

  @Test
  void itHas128BitsAtLeast() {
    String letters = plan.code().replace("-", "");
    assertTrue(letters.matches("[0-9A-HJKMNP-TV-Z]+"), letters);
    assertTrue(letters.length() * 5 >= 128, letters);
  }

  @ParameterizedTest
  @CsvSource({
    "note, spring, approved by the board",
    "author, analyst, the board",
    "made_at, 202, 203",
    "connectors, 46, 47",
    "remarks, Compared with, Approved; compared with",
    "server, 2026-07, 2026-10",
    "takes_back, '', 2026-01-01.journal",
  })
  void whatAFileShowsIsInItsCode(String key, String old, String other) throws IOException {
    Path file = plan.save(folder.resolve("plan.json").toString());
    String json = Files.readString(file);
    String changed =
        key.equals("takes_back")
            ? json.replace(
                "\"connectors\" :", "\"takes_back\" : \"" + other + "\", \"connectors\" :")
            : json.replaceFirst("(\"" + key + "\" : [^\\n]*?)" + old, "$1" + other);
    assertTrue(!changed.equals(json), json);
    Files.writeString(file, changed);
    PricingException refusal =
        assertThrows(PricingException.class, () -> PlanFile.open(desk, file));
    assertTrue(String.valueOf(refusal.getMessage()).contains("was changed"), refusal::toString);
  }

  @Test
  void whatTheTableLeavesOutIsKeptWithThePlan() throws IOException {
    Table edited = Prices.of(desk).first(5);
    edited.doubleColumn("price_per_month").set(0, 31.5);
    edited.doubleColumn("price_per_month").setMissing(1);
    desk.mammoth().connectors().update(900003, c -> c.pricePerMonth("26.00"));
    Plan made = Plan.of(desk, edited);
    Path file = made.save(folder.resolve("plan.json").toString());
    Plan opened = PlanFile.open(desk, file);
    assertEquals(made.facts(), opened.facts());
    assertEquals(made.code(), opened.code());
    assertTrue(opened.facts().toString().contains("1 value was changed"), opened.facts()::toString);
    assertTrue(opened.facts().toString().contains("1 cell was emptied"), opened.facts()::toString);
  }
}
