package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Accounts that keep prices in profiles are known as such, however little they hold. */
class ContractTest {
  private final Path folder;
  private @Nullable SandboxDesk desk;

  ContractTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  /** One connector without a bucket, and a profile that does not hold it. */
  private SandboxDesk account(Dialect dialect, @Nullable BigDecimal price) {
    return account(
        dialect, price, List.of(Map.of("id", 1L, "name", "Pro", "connectors", List.of())));
  }

  private SandboxDesk account(
      Dialect dialect, @Nullable BigDecimal price, List<Map<String, @Nullable Object>> profiles) {
    Map<String, @Nullable Object> connector = new HashMap<>();
    connector.put("id", 1L);
    connector.put("name", "PostgreSQL");
    connector.put("enabled", true);
    connector.put("price_per_month", price);
    Map<String, @Nullable Object> usable = new HashMap<>(Map.of("name_key", "postgres"));
    usable.put("is_available", dialect == Dialect.OCTOBER ? true : null);
    Catalogue catalogue = Catalogue.of(4, List.of(usable), List.of(connector), profiles);
    desk = new SandboxDesk(Sandbox.from(catalogue, dialect, 0), folder);
    return desk;
  }

  private static Plan dearer(SandboxDesk desk) {
    Table prices = Prices.of(desk);
    prices.doubleColumn("price_per_month").set(0, 31.0);
    return Plan.of(desk, prices);
  }

  private static void refused(Plan plan) {
    assertEquals(
        List.of(
            "row 1, price_per_month: this account keeps its prices in profiles: edit the column"
                + " Pro"),
        plan.problems());
    assertThrows(PricingException.class, plan::apply);
  }

  @Test
  void byABearerToken() {
    SandboxDesk desk = account(Dialect.OCTOBER, new BigDecimal("29"));
    desk.place = new Place(desk.place.server(), null, null);
    refused(dearer(desk));
  }

  @Test
  void byWhatTheWorkspaceSaysOfItsConnectors() {
    SandboxDesk desk = account(Dialect.OCTOBER, new BigDecimal("29"));
    desk.token = false;
    refused(dearer(desk));
  }

  @Test
  void whereNothingHasABasePriceYetTheFirstIsAskedForByItsNumber() {
    Plan plan = dearer(account(Dialect.JULY, null));
    assertEquals(
        List.of(
            "row 1, price_per_month: no connector has a base price, so prices are taken to be kept"
                + " in profiles: edit the column Pro; or, if a base price is meant,"
                + " allowFirstPrices(n)"),
        plan.problems());
    assertThrows(PricingException.class, plan::apply);
    assertThrows(PricingException.class, () -> plan.allowFirstPrices(2));
    assertTrue(plan.allowFirstPrices(1).apply().isComplete());
    assertEquals(31.0, basePrice());
    assertTrue(raised().apply().isComplete(), "from then on it is a price like any other");
    assertEquals(32.0, basePrice());
  }

  @Test
  void whereThereIsNoProfileNothingElseCanBeMeant() {
    assertTrue(dearer(account(Dialect.JULY, null, List.of())).apply().isComplete());
    assertEquals(31.0, basePrice());
  }

  @Test
  void aFirstPriceThatTheServiceIgnoresIsNotSaidToBeThere() {
    SandboxDesk desk = account(Dialect.OCTOBER, null, List.of());
    desk.token = false;
    desk.place = new Place(desk.place.server(), null, null);
    Plan plan = dearer(desk);
    String stopped = assertThrows(PricingException.class, plan::apply).getMessage();
    assertTrue(
        String.valueOf(stopped)
            .contains(
                "the answer does not keep price_per_month, as where prices are kept in profiles"),
        stopped);
  }

  private double basePrice() {
    return Prices.of(desk()).doubleColumn("price_per_month").get(0);
  }

  private Plan raised() {
    Table prices = Prices.of(desk());
    prices.doubleColumn("price_per_month").set(0, 32.0);
    return Plan.of(desk(), prices);
  }

  private SandboxDesk desk() {
    return Objects.requireNonNull(desk);
  }

  @Test
  void anAccountWithBasePricesOfItsOwnHasThemChanged() {
    assertTrue(dearer(account(Dialect.JULY, new BigDecimal("29"))).apply().isComplete());
  }

  @Test
  void aNewConnectorGetsItsPriceInAProfileAlone() {
    SandboxDesk desk = account(Dialect.OCTOBER, null);
    Table made =
        Table.create(
            IntColumn.create("id", 1),
            StringColumn.create("name", "MySQL"),
            StringColumn.create("Pro", "15.00"));
    made.intColumn("id").setMissing(0);
    assertTrue(Plan.of(desk, made).apply().isComplete());
    assertEquals(15.0, Prices.of(desk).doubleColumn("Pro").get(1));
  }

  @Test
  void aNewConnectorKeepsNoBasePriceWhereNoConnectorHasOne() {
    SandboxDesk desk = account(Dialect.JULY, null);
    Table made =
        Table.create(
            IntColumn.create("id", 1),
            StringColumn.create("name", "MySQL"),
            StringColumn.create("Pro", "15.00"));
    made.intColumn("id").setMissing(0);
    Journal journal = Plan.of(desk, made).apply();
    assertTrue(journal.isComplete());
    assertEquals(3, journal.steps().size(), "made, its price of 0 cleared, put into the profile");
    assertTrue(Prices.of(desk).doubleColumn("price_per_month").isMissing(1));
    assertTrue(journal.revert(desk).apply().isComplete());
    assertEquals(1, Prices.of(desk).rowCount());
  }
}
