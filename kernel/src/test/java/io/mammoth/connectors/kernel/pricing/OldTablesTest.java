package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.kernel.files.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table and a plan that version 0.1.0 saved on an account without a workspace. */
class OldTablesTest extends JulyDeskTest {
  private static final Path SAMPLES = Path.of("src/test/resources/old-formats/without-workspace");

  OldTablesTest(@TempDir Path folder) {
    super(folder);
  }

  @BeforeEach
  void copySamples() throws IOException {
    Files.createDirectories(folder.resolve(".mammoth-originals"));
    for (String name :
        List.of("prices.csv", "plan.json", ".mammoth-saved", ".mammoth-originals/prices.json")) {
      Files.copy(SAMPLES.resolve(name), folder.resolve(name));
    }
    desk.place = place("https://app.mammoth.io/api/v2");
  }

  private static Place place(String server) {
    return Place.of(
        new Account(server, Credentials.apiKey("key-0001", "secret-0001"), null, true), null);
  }

  private Plan edited() throws IOException {
    Path file = folder.resolve("prices.csv");
    String text = Files.readString(file);
    assertTrue(text.contains("PostgreSQL,,true,29.00"), text);
    Files.writeString(file, text.replace("PostgreSQL,,true,29.00", "PostgreSQL,,true,31.00"));
    return Plan.of(desk, TableFile.load(file).table());
  }

  @Test
  void theTableIsPlannedFromAndSaysThatItsAccountIsNotRecorded() throws IOException {
    desk.mammoth().connectors().update(900002, c -> c.pricePerMonth("99.00"));
    Plan plan = edited();
    assertEquals(List.of("31.00"), plan.table().stringColumn("new").asList());
    assertEquals(List.of("99.00"), plan.meanwhile().stringColumn("new").asList());
    String facts = plan.facts().toString();
    assertTrue(facts.contains("saved by an older version"), facts);
    assertTrue(facts.contains("account that it was read from is not recorded"), facts);
    assertTrue(plan.apply(plan.code()).isComplete());
  }

  @Test
  void aRowWhoseIdHasAnotherNameHereIsRefused() throws IOException {
    desk.mammoth().connectors().update(900001, c -> c.name("Payroll"));
    Plan plan = edited();
    String problems = plan.problems().toString();
    assertTrue(problems.contains("900001 is Payroll here, and PostgreSQL in the table"), problems);
    assertThrows(PricingException.class, plan::apply);
  }

  @Test
  void aTableOfAnotherHostIsRefused() {
    desk.place = place("https://other.example.com/api/v2");
    PricingException refused = assertThrows(PricingException.class, this::edited);
    assertTrue(String.valueOf(refused.getMessage()).contains("its ids mean nothing here"));
  }

  @Test
  void thePlanIsCheckedByItsNamesAndTakenOver() throws IOException {
    Plan plan = PlanFile.open(desk, folder.resolve("plan.json"));
    assertEquals("as planned", plan.check().stringColumn("state").get(0));
    PricingException refused = assertThrows(PricingException.class, plan::apply);
    assertTrue(String.valueOf(refused.getMessage()).contains("saved by an older version"));
    Plan own = plan.forThisAccount();
    assertTrue(own.apply(own.code()).isComplete());
  }
}
