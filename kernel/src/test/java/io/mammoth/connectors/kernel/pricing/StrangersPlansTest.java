package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan file of a stranger's making, with the code that belongs to it, does what it shows. */
class StrangersPlansTest extends JulyDeskTest {
  private static final long POSTGRES = 900001;
  private static final long SNOWFLAKE = 900006;
  private static final long ENTERPRISE = 900003;
  private static final BigDecimal OLD = new BigDecimal("29.00");

  StrangersPlansTest(@TempDir Path folder) {
    super(folder);
  }

  private Path forged(Step... steps) throws IOException {
    Draft draft = Draft.of(List.of(steps), List.of(), 46);
    String json = PlanJson.text(PlanJson.of(Origin.at(desk, ""), draft), true);
    return Files.writeString(folder.resolve("plan.json"), json);
  }

  private static Step change(long id, String name, Cell... cells) {
    return new Step(Kind.CHANGE, id, name, List.of(cells));
  }

  private static Cell cell(long id, String name, Field field, @Nullable Object to) {
    Object from = field == Field.PRICE ? OLD : field == Field.ENABLED ? (Object) true : name;
    return new Cell(id, name, field, from, to);
  }

  private static Step price(Object after) {
    return change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.PRICE, after));
  }

  private static Step made(Cell... cells) {
    return new Step(Kind.CREATE, 0, "Backdoor", List.of(cells));
  }

  private static Cell first(Field field, @Nullable Object value) {
    return new Cell(0, "Backdoor", field, null, value);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(PricingException.class, work).getMessage());
  }

  static Stream<Step> stepsThatNoPlanHas() {
    return Stream.of(
        price("31.00"),
        price(true),
        change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.ENABLED, "false")),
        change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.NAME, BigDecimal.ONE)),
        change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.NAME, null)),
        change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.ENABLED, null)),
        change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.PROFILES, "Pro")),
        change(POSTGRES, "PostgreSQL", cell(POSTGRES, "PostgreSQL", Field.MEMBER, false)),
        change(
            POSTGRES,
            "PostgreSQL",
            cell(POSTGRES, "PostgreSQL", Field.PRICE, new BigDecimal("31")),
            cell(POSTGRES, "PostgreSQL", Field.PRICE, new BigDecimal("3100"))),
        new Step(Kind.DELETE, 900010, "MongoDB", List.of()),
        new Step(
            Kind.DELETE,
            POSTGRES,
            "PostgreSQL",
            List.of(new Cell(POSTGRES, "PostgreSQL", Field.PRICE, OLD, null))),
        made(),
        made(first(Field.PRICE, BigDecimal.TEN)),
        made(first(Field.NAME, "Harmless"), first(Field.PRICE, BigDecimal.TEN)),
        new Step(Kind.PROFILE, 900002, "Pro", List.of()));
  }

  @ParameterizedTest
  @MethodSource("stepsThatNoPlanHas")
  void whatItWouldNotShowAsItIsSentIsRefusedWhenItIsOpened(Step step) throws IOException {
    Path file = forged(price(new BigDecimal("31.00")), step);
    assertTrue(refusal(() -> PlanFile.open(desk, file)).contains("is no whole plan"));
  }

  @Test
  void whatNoPlanSaysIsRefusedToo() throws IOException {
    Path file = forged(price(new BigDecimal("31.00")));
    String json = Files.readString(file);
    for (String more : List.of("\"approved_by\" : \"the board\",", "\"Note\" : \"\",")) {
      Files.writeString(file, json.replace("\"made_at\"", more + "\"made_at\""));
      assertTrue(refusal(() -> PlanFile.open(desk, file)).contains("a plan has no "));
    }
    Files.writeString(file, json.replace("\"id\" : 900001", "\"id\" : \"900001\""));
    assertTrue(refusal(() -> PlanFile.open(desk, file)).contains("must be a whole number"));
  }

  @Test
  void aServerThatIsNoAddressIsShownAsItIsWritten() throws IOException {
    desk.place = new Place("https://api/v2 [", 4, "K7Q2M9XA");
    Path file = forged(price(new BigDecimal("31.00")));
    desk.place = Place.sandbox("2026-07", 4);
    Plan plan = PlanFile.open(desk, file);
    assertTrue(plan.title().contains("https://api/v2 ["), plan.title());
    assertTrue(refusal(plan::apply).contains("applies there alone"));
  }

  private void assertNeitherShownAsPlannedNorSent(Step step, String truth) throws IOException {
    Plan plan = PlanFile.open(desk, forged(step));
    Catalogue before = desk.read();
    assertFalse(plan.check().stringColumn("state").contains("as planned"), plan.check()::printAll);
    assertTrue(plan.check().stringColumn("now").contains(truth), plan.check()::printAll);
    String refusal = refusal(() -> plan.apply(plan.code()));
    assertTrue(refusal.contains(truth), refusal);
    assertEquals(before.offers(), desk.read().offers());
    assertEquals(before.profiles(), desk.read().profiles());
    assertEquals(List.of(), desk.written);
  }

  @Test
  void anIdBesideAnotherConnectorsNameIsRefused() throws IOException {
    BigDecimal old = java.util.Objects.requireNonNull(desk.read().offers().get(SNOWFLAKE)).price();
    Cell cell = new Cell(SNOWFLAKE, "Weather history", Field.PRICE, old, new BigDecimal("0.01"));
    assertNeitherShownAsPlannedNorSent(
        change(SNOWFLAKE, "Weather history", cell), "connector 900006 is Snowflake");
  }

  @Test
  void aDeletionBesideAnotherConnectorsNameIsRefused() throws IOException {
    Cell name = new Cell(SNOWFLAKE, "Old test connector", Field.NAME, "Snowflake", null);
    assertNeitherShownAsPlannedNorSent(
        new Step(Kind.DELETE, SNOWFLAKE, "Old test connector", List.of(name)),
        "connector 900006 is Snowflake");
  }

  @Test
  void aProfilesIdBesideAnotherProfilesNameIsRefused() throws IOException {
    Catalogue.Profile enterprise =
        java.util.Objects.requireNonNull(desk.read().profiles().get(ENTERPRISE));
    long held = enterprise.terms().keySet().iterator().next();
    Catalogue.Offer offer = java.util.Objects.requireNonNull(desk.read().offers().get(held));
    BigDecimal old = java.util.Objects.requireNonNull(enterprise.terms().get(held)).price();
    Cell cell = new Cell(held, offer.name(), Field.PRICE, old, new BigDecimal("0.01"));
    assertNeitherShownAsPlannedNorSent(
        new Step(Kind.PROFILE, ENTERPRISE, "Starter", List.of(cell)),
        "profile 900003 is Enterprise");
    Cell other = new Cell(held, "PostgreSQL EU", Field.PRICE, old, new BigDecimal("0.01"));
    assertNeitherShownAsPlannedNorSent(
        new Step(Kind.PROFILE, ENTERPRISE, "Enterprise", List.of(other)),
        "connector " + held + " is " + offer.name());
  }

  @ParameterizedTest
  @CsvSource({"249.999, more than two decimals", "-1.00, below 0", "0.00, allowZero(n)"})
  void theLimitsOfTablesHold(BigDecimal price, String why) throws IOException {
    Plan plan = PlanFile.open(desk, forged(price(price)));
    assertTrue(plan.problems().toString().contains(why), plan.problems()::toString);
    assertTrue(refusal(plan::apply).contains(why));
    assertTrue(plan.sentences().get(0).contains("cannot be applied"), plan.sentences()::toString);
  }

  @Test
  void aPriceOfZeroInAFileIsAllowedByItsNumberAsInATable() throws IOException {
    Plan plan = PlanFile.open(desk, forged(price(new BigDecimal("0.00"))));
    assertTrue(plan.allowZero(1).apply(plan.code()).isComplete());
  }

  @Test
  void aConnectorThatIsMadeShowsItsPrice() throws IOException {
    Plan plan = PlanFile.open(desk, forged(made(first(Field.NAME, "Backdoor"))));
    assertTrue(refusal(plan::apply).contains("would cost 0.00"));
  }

  @Test
  void aPlanThatRenamesGoesByBothNamesAndARevertByTheOneThatIsThere() throws IOException {
    tech.tablesaw.api.Table edited = Prices.of(desk);
    edited.stringColumn("name").set(0, "Postgres");
    edited.doubleColumn("Pro").set(0, 16.25);
    Path file = Plan.of(desk, edited).save(folder.resolve("renaming.json").toString());
    Journal journal = PlanFile.open(desk, file).apply();
    desk.mammoth().connectors().update(900002, c -> c.name("MySQL 8"));
    Plan revert = PlanFile.open(desk, journal.file()).revert();
    assertTrue(revert.apply().isComplete());
    assertEquals("PostgreSQL", Prices.of(desk).stringColumn("name").get(0));
  }

  @Test
  void aRevertStillWorksAfterAColleagueRenamedTheConnector() {
    tech.tablesaw.api.Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    Journal journal = Plan.of(desk, edited).apply();
    desk.mammoth().connectors().update(POSTGRES, c -> c.name("Postgres"));
    Plan revert = PlanFile.open(desk, journal.file()).revert();
    assertTrue(revert.table().stringColumn("name").contains("Postgres"));
    assertTrue(revert.apply().isComplete());
    assertEquals(15.0, Prices.of(desk).doubleColumn("Pro").get(0));
  }
}
