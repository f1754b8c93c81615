package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the steps of a plan file are about shows, each target is there once, and so is its price.
 */
class PlanTargetsTest extends JulyDeskTest {
  private static final long POSTGRES = 900001;
  private static final BigDecimal OLD = new BigDecimal("29.00");

  PlanTargetsTest(@TempDir Path folder) {
    super(folder);
  }

  private static ObjectNode json(Origin origin, Step... steps) {
    return PlanJson.of(origin, Draft.of(List.of(steps), List.of(), 46));
  }

  private Path file(ObjectNode json) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), PlanJson.text(json, true));
  }

  private Path file(Step... steps) throws IOException {
    return file(json(Origin.at(desk, ""), steps));
  }

  private static Step step(Kind kind, long id, String name, Cell... cells) {
    return new Step(kind, id, name, List.of(cells));
  }

  private static Cell cell(
      long id, String name, Field field, @Nullable Object from, @Nullable Object to) {
    return new Cell(id, name, field, from, to);
  }

  private static Step price(long id, String name, String to) {
    return step(Kind.CHANGE, id, name, cell(id, name, Field.PRICE, OLD, new BigDecimal(to)));
  }

  private static Step deletion(long id, String name) {
    return step(Kind.DELETE, id, name, cell(id, name, Field.NAME, name, null));
  }

  private static Step made(Cell... more) {
    Stream<Cell> name = Stream.of(cell(0, "Made", Field.NAME, null, "Made"));
    return step(
        Kind.CREATE, 0, "Made", Stream.concat(name, Arrays.stream(more)).toArray(Cell[]::new));
  }

  private static Step madeFor(String price) {
    return made(cell(0, "Made", Field.PRICE, null, new BigDecimal(price)));
  }

  private String refusal(Path file) {
    PricingException refused =
        assertThrows(PricingException.class, () -> PlanFile.open(desk, file));
    assertEquals(List.of(), desk.written);
    return String.valueOf(refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource(names = {"CHANGE", "DELETE"})
  void whatIsChangedOrDeletedIsNeverFoundByItsNameAlone(Kind kind) throws IOException {
    Step step = kind == Kind.CHANGE ? price(0, "PostgreSQL", "31.00") : deletion(0, "PostgreSQL");
    String refusal = refusal(file(step));
    assertTrue(refusal.contains("plan.json is no whole plan: the step \"" + step), refusal);
    assertTrue(refusal.contains("has the id 0"), refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "9223372036854775808",
        "1.5",
        "900001.0",
        "9e5",
        "null",
        "\"900001\"",
        "true",
        "[]",
        ""
      })
  void anIdIsAWholeNumber(String id) throws IOException {
    for (Step step : List.of(price(POSTGRES, "PostgreSQL", "31.00"), deletion(900002, "MySQL"))) {
      Path file = file(price(900003, "MariaDB", "31.00"), step);
      String text = Files.readString(file);
      String old = "\"id\" : " + step.id();
      assertTrue(text.contains(old), text);
      Files.writeString(
          file, id.isEmpty() ? text.replace(old + ",", "") : text.replace(old, "\"id\" : " + id));
      String refusal = refusal(file);
      String why = id.isEmpty() ? "id is missing" : "id must be a whole number from 0 to ";
      assertTrue(refusal.contains("plan.json is no whole plan: step 2: " + why), refusal);
    }
  }

  @Test
  void whatAPlanMakesIsTheOnlyThingWithoutAnId() throws IOException {
    Cell joins = cell(0, "PostgreSQL", Field.MEMBER, false, true);
    Cell enabled = cell(0, "PostgreSQL", Field.ENABLED, null, true);
    Step stranger = step(Kind.PROFILE, 900002, "Pro", joins, enabled);
    String refusal = refusal(file(madeFor("5.00"), stranger));
    assertTrue(
        refusal.contains("has the id 0 for PostgreSQL, which the plan does not make"), refusal);
    assertTrue(PlanFile.open(desk, file(made(), Step.unpriced("Made"))).apply().isComplete());
  }

  static Stream<List<Step>> stepsOfOneTarget() {
    Cell ofOldName =
        cell(POSTGRES, "PostgreSQL", Field.PRICE, new BigDecimal("15.00"), BigDecimal.ONE);
    Cell ofNewName =
        cell(POSTGRES, "Postgres", Field.PRICE, new BigDecimal("15.00"), BigDecimal.TEN);
    Cell renames = cell(POSTGRES, "PostgreSQL", Field.NAME, "PostgreSQL", "Postgres");
    return Stream.of(
        List.of(price(POSTGRES, "PostgreSQL", "31.00"), price(POSTGRES, "PostgreSQL", "3100.00")),
        List.of(price(POSTGRES, "PostgreSQL", "31.00"), price(POSTGRES, "Postgres", "3100.00")),
        List.of(price(POSTGRES, "PostgreSQL", "31.00"), deletion(POSTGRES, "PostgreSQL")),
        List.of(madeFor("5.00"), madeFor("5000.00")),
        List.of(
            step(Kind.CHANGE, POSTGRES, "PostgreSQL", renames),
            step(Kind.PROFILE, 900002, "Pro", ofOldName, ofNewName)));
  }

  /** Merged or not: which of both is meant, nobody approved. */
  @ParameterizedTest
  @MethodSource("stepsOfOneTarget")
  void aTargetIsThereOnce(List<Step> steps) throws IOException {
    Origin origin = Origin.at(desk, "");
    ObjectNode whole = json(origin);
    // A plan of ours merges them: a stranger's file need not.
    steps.forEach(step -> whole.withArray("steps").add(json(origin, step).get("steps").get(0)));
    whole.put("approval_code", ApprovalCode.of(origin, Draft.of(steps, List.of(), 46)));
    String refusal = refusal(file(whole));
    assertTrue(
        refusal.matches(
            ".*plan.json is no whole plan: (step \\d: )?the step \".*(twice|has the id of another"
                + " step).*"),
        refusal);
  }

  @Test
  void aBucketIsAlwaysThere() throws IOException {
    Step step =
        step(
            Kind.CHANGE,
            POSTGRES,
            "PostgreSQL",
            cell(POSTGRES, "PostgreSQL", Field.BUCKET, "app", null));
    assertTrue(refusal(file(step)).contains("always has a value for bucket"));
  }

  @Test
  void anEmptyBucketOfATableIsNotCleared() {
    Cell cell = cell(POSTGRES, "PostgreSQL", Field.BUCKET, "app", null);
    List<Step> emptied = List.of(step(Kind.CHANGE, POSTGRES, "PostgreSQL", cell));
    Draft draft =
        new Draft(List.of(), emptied, List.of(), List.of(), List.of(), List.of(), 46, () -> {});
    PricingException refused =
        assertThrows(PricingException.class, () -> draft.clearing(List.of("bucket")));
    assertTrue(String.valueOf(refused.getMessage()).contains("always has a value for bucket"));
  }

  @Test
  void whatIsMadeWithABucketShowsItsPriceToo() throws IOException {
    Plan plan = PlanFile.open(desk, file(made(cell(0, "Made", Field.BUCKET, null, "app"))));
    assertTrue(
        plan.facts().contains("1 connector is made without a price."), plan.facts()::toString);
    PricingException refused = assertThrows(PricingException.class, plan::apply);
    assertTrue(String.valueOf(refused.getMessage()).contains("would cost 0.00"), refused::toString);
    assertEquals(List.of(), desk.written);
  }

  @Test
  void whatJoinsAProfileWithoutAPriceIsToldAndShowsWhetherItIsEnabled() throws IOException {
    Cell joins = cell(900005, "Oracle Database", Field.MEMBER, false, true);
    Cell enabled = cell(900005, "Oracle Database", Field.ENABLED, null, true);
    Plan plan = PlanFile.open(desk, file(step(Kind.PROFILE, 900002, "Pro", joins, enabled)));
    assertTrue(
        plan.facts().contains("1 connector joins a profile without a price there."),
        plan.facts()::toString);
    String refusal = refusal(file(step(Kind.PROFILE, 900002, "Pro", joins)));
    assertTrue(refusal.contains("does not show whether Oracle Database is enabled"), refusal);
  }

  @Test
  void theEndOfWhatAPlanMadeShowsNothingThatIsEmpty() throws IOException {
    Cell description = cell(0, "Made", Field.DESCRIPTION, null, "for a month");
    Step step = made(description, cell(0, "Made", Field.PRICE, null, BigDecimal.TEN));
    Journal journal = PlanFile.open(desk, file(step)).apply();
    long id = Objects.requireNonNull(desk.read().named("Made")).id();
    desk.mammoth().connectors().update(id, c -> c.clearDescription());
    Plan revert = PlanFile.open(desk, journal.file()).revert();
    assertFalse(revert.table().stringColumn("field").contains("description"));
    Plan overruled = revert.overrule(revert.problems().size());
    Path saved = overruled.save(folder.resolve("revert.json").toString());
    assertTrue(PlanFile.open(desk, saved).apply().isComplete());
  }

  @Test
  void whatWasRenamedSinceIsToldByARevert() {
    tech.tablesaw.api.Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    Journal journal = Plan.of(desk, edited).apply();
    desk.mammoth().connectors().update(POSTGRES, c -> c.name("Postgres"));
    desk.mammoth().profiles().update(900002, c -> c.name("Professional"));
    String facts = PlanFile.open(desk, journal.file()).revert().facts().toString();
    assertTrue(facts.contains("connector 900001 is Postgres, in the journal PostgreSQL"), facts);
    assertTrue(facts.contains("profile 900002 is Professional, in the journal Pro"), facts);
  }
}
