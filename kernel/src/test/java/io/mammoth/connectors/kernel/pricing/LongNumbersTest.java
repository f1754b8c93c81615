package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.files.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A few letters that mean a number of a billion digits are refused wherever they come in. */
class LongNumbersTest extends JulyDeskTest {
  LongNumbersTest(@TempDir Path folder) {
    super(folder);
  }

  private static void assertRefused(String part, org.junit.jupiter.api.function.Executable work) {
    RuntimeException refusal = assertThrows(RuntimeException.class, work);
    assertTrue(
        refusal instanceof PricingException || refusal instanceof FileProblem, refusal::toString);
    assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal::toString);
  }

  private Plan plan() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("price_per_month").set(0, 31.5);
    return Plan.of(desk, edited);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1E999999999",
        "1e-999999999",
        "1e9999999999999999999",
        "0e999999999"
      })
  void inAPlanAJournalAndATable(String number) throws IOException {
    Path plan = plan().save(folder.resolve("plan.json").toString());
    Files.writeString(plan, Files.readString(plan).replace("31.5", number));
    assertRefused("plan.json is no plan", () -> PlanFile.open(desk, plan));

    Path journal = plan().apply().file();
    String lines = Files.readString(journal);
    Files.writeString(
        journal, lines.replace("\"id\":0,\"message\"", "\"id\":" + number + ",\"message\""));
    assertRefused("line 2, is not of a journal", () -> Journal.open(journal));
    Files.writeString(journal, lines.replace("31.5", number));
    assertRefused("or its first line is damaged", () -> Journal.open(journal));

    Path table = folder.resolve("prices.json");
    Files.writeString(table, "[{\"id\":900001,\"price_per_month\":" + number + "}]");
    assertRefused("prices.json, line 1", () -> TableFile.load(table));
    Table texts =
        Table.create(
            StringColumn.create("name", "PostgreSQL"),
            StringColumn.create("price_per_month", number));
    assertRefused("is no price", () -> Plan.of(desk, texts).apply());
    assertRefused("is no price", () -> Rule.raise(desk, "CRM", "5%").atLeast(number));
    assertRefused("is no price", () -> Rule.raise(desk, "CRM", "5%").rounding(number));
  }
}
