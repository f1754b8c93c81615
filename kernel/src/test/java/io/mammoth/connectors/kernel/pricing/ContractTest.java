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
    Map<String, @Nullable Object> connector = new HashMap<>();
    connector.put("id", 1L);
    connector.put("name", "PostgreSQL");
    connector.put("enabled", true);
    connector.put("price_per_month", price);
    Map<String, @Nullable Object> usable = new HashMap<>(Map.of("name_key", "postgres"));
    usable.put("is_available", dialect == Dialect.OCTOBER ? true : null);
    Map<String, @Nullable Object> profile =
        Map.of("id", 1L, "name", "Pro", "connectors", List.of());
    Catalogue catalogue = Catalogue.of(4, List.of(usable), List.of(connector), List.of(profile));
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
    desk.place = new Place(desk.place.host(), null);
    refused(dearer(desk));
  }

  @Test
  void byWhatTheWorkspaceSaysOfItsConnectors() {
    SandboxDesk desk = account(Dialect.OCTOBER, new BigDecimal("29"));
    desk.token = false;
    refused(dearer(desk));
  }

  @Test
  void byHavingNoBasePriceAtAll() {
    refused(dearer(account(Dialect.JULY, null)));
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
}
