package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Rules, and what plans mean in money. */
class MoneyOfPlansTest extends JulyDeskTest {
  MoneyOfPlansTest(@TempDir Path folder) {
    super(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "29.00, 5%, 30.45", "29.00, -5%, 27.55", "29.00, 2.50, 31.50", "29.00, -1, 28.00",
    "0.10, 5%, 0.11", "34.99, 5%, 36.74", "0.30, 33.3333%, 0.40", "100, 0.005%, 100.01"
  })
  void amountsAreDecimalsAndRoundedHalfUpToCents(String old, String by, String price) {
    assertEquals(0, new BigDecimal(price).compareTo(Amount.of(by).of(new BigDecimal(old))));
  }

  @ParameterizedTest
  @CsvSource({
    "29.00, 5%, .99, 30.99", "29.00, -5%, .99, 26.99", "29.99, 1%, .99, 30.99",
    "29.00, 5%, 9.99, 39.99", "29.00, 5%, .00, 31.00", "0.40, 5%, .99, 0.99"
  })
  void anEndingIsLookedForOnTheWay(String old, String by, String ending, String price) {
    BigDecimal found = Amount.of(by).endingIn(ending).of(new BigDecimal(old));
    assertEquals(0, new BigDecimal(price).compareTo(found), found::toString);
  }

  @Test
  void aRuleMovesPricesOfATypeInAProfile() {
    Plan plan = Rule.raise(desk, "crm", "5%").in("Enterprise").atLeast("60.00").plan();
    Table prices = plan.prices();
    assertTrue(prices.rowCount() > 1, prices::printAll);
    for (Row row : prices) {
      BigDecimal old = BigDecimal.valueOf(row.getDouble("old_price"));
      BigDecimal more =
          old.multiply(new BigDecimal("1.05")).setScale(2, java.math.RoundingMode.HALF_UP);
      BigDecimal expected = more.max(new BigDecimal("60.00"));
      assertEquals(expected.doubleValue(), row.getDouble("new_price"));
    }
    assertEquals(0, Plan.of(desk, Prices.of(desk)).steps(), "nothing was sent");
  }

  @Test
  void aRuleThatMatchesNothingSaysWhatThereIs() {
    String types = refusal(() -> Rule.raise(desk, "ERP", "5%").plan());
    assertTrue(types.contains("there are: ") && types.contains("CRM"), types);
    String profiles = refusal(() -> Rule.raise(desk, "CRM", "5%").in("Gold").plan());
    assertTrue(profiles.contains("Starter, Pro, Enterprise"), profiles);
    String none =
        refusal(() -> Rule.raise(desk, p -> p.numberColumn("id").isLessThan(0), "5%").plan());
    assertTrue(none.contains("none of the 46"), none);
    refusal(() -> Rule.raise(desk, "CRM", "five"));
    String held = refusal(() -> Rule.raise(desk, ofNoTerms(), "5%").in("Starter").plan());
    assertTrue(held.contains("is in none of its profiles. Starter holds PostgreSQL"), held);
    String same = refusal(() -> Rule.raise(desk, "CRM", "0.001%").plan());
    assertTrue(same.contains(" stay the same, "), same);
  }

  /** What the profile Starter does not hold. */
  private Function<Table, Selection> ofNoTerms() {
    Set<Long> held =
        desk.read().profiles().values().stream()
            .filter(profile -> profile.name().equals("Starter"))
            .flatMap(profile -> profile.terms().keySet().stream())
            .collect(Collectors.toSet());
    return prices -> prices.intColumn("id").eval(id -> !held.contains((long) id));
  }

  @Test
  void aRuleOnAnAccountOfOctoberSaysThatPricesAreInProfiles() {
    desk.close();
    desk = SandboxDesk.of(Dialect.OCTOBER, folder);
    String refusal = refusal(() -> Rule.raise(desk, "CRM", "5%").plan());
    assertTrue(refusal.contains("keeps its prices in profiles"), refusal);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(PricingException.class, work).getMessage());
  }

  @Test
  void whatIsFreeOrMissingStaysSo() {
    Plan plan =
        Rule.raise(desk, p -> p.numberColumn("id").isGreaterThan(0), "10%").atLeast("50").plan();
    Table prices = plan.prices();
    assertEquals(0, prices.where(prices.doubleColumn("old_price").isEqualTo(0)).rowCount());
    assertTrue(plan.facts().toString().contains("are free, and stay so"), plan.facts()::toString);
  }

  /** Straight from the service's own JSON, in cents as whole numbers. */
  private Map<String, Long> cents() {
    Map<String, Long> cents = new HashMap<>();
    Set<Long> enabled = new HashSet<>();
    for (JsonNode c : json("/subscription/connectors").path("connectors")) {
      if (c.path("enabled").asBoolean()) {
        enabled.add(c.path("id").asLong());
        add(cents, "base", c);
      }
    }
    for (JsonNode profile : json("/subscription/connector-profiles").path("connector_profiles")) {
      for (JsonNode c : profile.path("connectors")) {
        if (c.path("enabled").asBoolean() && enabled.contains(c.path("id").asLong())) {
          add(cents, profile.path("name").asText(), c);
        }
      }
    }
    return cents;
  }

  private static void add(Map<String, Long> cents, String list, JsonNode connector) {
    JsonNode price = connector.path("price_per_month");
    if (price.isNumber()) {
      cents.merge(list, price.decimalValue().movePointRight(2).longValueExact(), Long::sum);
    }
  }

  private JsonNode json(String path) {
    try {
      return PlanJson.MAPPER.readTree(desk.mammoth().send("GET", path, Map.of(), null).body());
    } catch (java.io.IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private void assertSums(Table effect, String column, Map<String, Long> cents) {
    Table all = effect.where(effect.stringColumn("type").isEqualTo("all"));
    assertEquals(cents.size(), all.rowCount(), all::printAll);
    for (Row row : all) {
      assertEquals(
          cents.getOrDefault(row.getString("prices"), -1L) / 100.0,
          row.getDouble(column),
          all::printAll);
    }
    BigDecimal byType = BigDecimal.ZERO;
    for (Row row : effect.where(effect.stringColumn("type").isNotEqualTo("all"))) {
      if (!row.isMissing(column)) {
        byType = byType.add(BigDecimal.valueOf(row.getDouble(column)));
      }
    }
    long whole = cents.values().stream().mapToLong(Long::longValue).sum();
    assertEquals(0, byType.compareTo(BigDecimal.valueOf(whole, 2)), byType::toString);
  }

  @Test
  void sumsAreThoseOfAnIndependentComputation() {
    Map<String, Long> before = cents();
    assertSums(Prices.totals(desk), "list_price_total", before);
    Table edited = Prices.of(desk);
    for (int row = 0; row < edited.rowCount(); row += 3) {
      edited.booleanColumn("enabled").set(row, row % 2 == 0);
      edited.doubleColumn("Pro").set(row, row + 0.07);
    }
    Plan plan = Plan.of(desk, edited).allowZero(0);
    Table effect = plan.effect();
    plan.apply();
    assertSums(effect, "before", before);
    assertSums(effect, "after", cents());
    assertEquals(effect.printAll(), plan.effect().printAll(), "the same after it was applied");
  }

  @Test
  void customersCountWhatTheyPay() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.0);
    Plan plan = Plan.of(desk, edited);
    Table customers =
        Table.create(
            StringColumn.create("profile", "Pro", "Starter"),
            IntColumn.create("customers", new int[] {100, 7}));
    Table effect = plan.effect(customers);
    Row pro = effect.where(effect.stringColumn("prices").isEqualTo("Pro")).row(0);
    assertEquals(100.0, pro.getDouble("difference"));
    Row enterprise = effect.where(effect.stringColumn("prices").isEqualTo("Enterprise")).row(0);
    assertTrue(enterprise.isMissing("after"));
    assertTrue(enterprise.getInt("without_customers") > 0);
    customers.stringColumn("profile").set(1, "Gold");
    assertTrue(refusal(() -> plan.effect(customers)).contains("gold"));
  }

  @ParameterizedTest
  @CsvSource({
    "24.50, 0.10, 10, 20.00, down where the rule raises",
    "24.50, -0.10, 10, 20.00, ",
    "29.00, -0.10, 10, 30.00, up where the rule cuts"
  })
  void aPriceThatRoundingMovesAgainstTheRuleIsSaidFirst(
      double old, String by, String step, String price, @Nullable String said) throws Exception {
    Plan plan =
        Rule.raise(desk, p -> p.doubleColumn("price_per_month").isEqualTo(old), by)
            .rounding(step)
            .plan();
    assertTrue(plan.table().stringColumn("new").contains(price), plan.table()::printAll);
    Path file = plan.save(folder.resolve("plan.json").toString());
    for (Plan each : List.of(plan, PlanFile.open(desk, file))) {
      String first = each.facts().get(0);
      assertEquals(said != null, first.startsWith("Look at this first: "), first);
      assertTrue(said == null || first.contains(said), first);
      assertTrue(said == null || first.contains(" to " + price), first);
    }
  }

  @Test
  void aProfileThatIsCalledBaseIsNotTheBasePrices() {
    for (String name : List.of("Base", "base")) {
      desk.close();
      desk = SandboxDesk.of(Dialect.JULY, folder);
      double base = base(Prices.totals(desk));
      long id = desk.mammoth().profiles().create(name, p -> p.price(900001, "1000")).profile().id();
      String column = name + "_" + id;
      assertEquals(base, base(Prices.totals(desk)), "the sum of the base prices is as it was");
      Table edited = Prices.of(desk);
      edited.doubleColumn("price_per_month").set(0, 31.0);
      edited.doubleColumn(column).set(0, 1001.0);
      Plan plan = Plan.of(desk, edited);
      assertEquals(List.of("base", column), plan.table().stringColumn("prices").asList());
      assertEquals(2, plan.compare(plan).rowCount());
      Table customers =
          Table.create(
              StringColumn.create("profile", "base", column),
              IntColumn.create("customers", new int[] {10, 1}));
      Table effect = plan.effect(customers);
      Row own = effect.where(effect.stringColumn("prices").isEqualTo(column)).row(0);
      assertEquals(1.0, own.getDouble("difference"));
      Row basic = effect.where(effect.stringColumn("prices").isEqualTo("base")).row(0);
      assertEquals(20.0, basic.getDouble("difference"));
    }
  }

  private static double base(Table totals) {
    return totals
        .where(
            totals
                .stringColumn("prices")
                .isEqualTo("base")
                .and(totals.stringColumn("type").isEqualTo("all")))
        .row(0)
        .getDouble("list_price_total");
  }

  @Test
  void twoPlansAreCompared() {
    Plan five = Rule.raise(desk, "CRM", "5%").plan();
    Plan ten = Rule.raise(desk, "CRM", "10%").plan();
    Table compared = five.compare(ten);
    assertEquals(five.table().rowCount(), compared.rowCount());
    assertTrue(compared.row(0).getDouble("difference") > 0);
  }
}
