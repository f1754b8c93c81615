package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.Table;

/** A desk whose service can be made to misbehave. */
abstract class MisbehavingServiceTest {
  static final long PRO = 900002;
  static final int POSTGRES = 900001;
  static final int MARIADB = 900003;

  final Path folder;
  final Sandbox sandbox = Sandbox.start(Dialect.JULY, 0);
  final FaultyWay way = new FaultyWay(sandbox.serverUrl());
  final SandboxDesk desk;
  Expected before = new Expected();

  MisbehavingServiceTest(Path folder) {
    this.folder = folder;
    this.desk = new SandboxDesk(sandbox, way.serverUrl(), folder);
  }

  @BeforeEach
  final void look() {
    before = Expected.of(desk.read());
  }

  @AfterEach
  final void close() {
    desk.close();
    way.close();
  }

  /** From now on the service does what it says. */
  final void heal() {
    way.behave((call, real) -> real.answer(call));
  }

  /** The service changes PostgreSQL in place of MariaDB, and says so. */
  final void mistakePostgresForMariaDb() {
    way.behave(
        (call, real) ->
            real.answer(
                isOf(call, MARIADB)
                    ? call.withPath(call.path().replace("" + MARIADB, "" + POSTGRES))
                    : call));
  }

  /** The service keeps the price of MariaDB without its cents. */
  final void roundMariaDb(RoundingMode mode) {
    way.behave(
        (call, real) ->
            real.answer(isOf(call, MARIADB) ? priced(call, sent -> sent.setScale(0, mode)) : call));
  }

  /** What is sold, whatever the service pretends. */
  final Expected truth() {
    heal();
    return Expected.of(desk.read());
  }

  /** One more dollar for each of the first six connectors: six writes. */
  final Plan sixPrices() {
    Table edited = Prices.of(desk);
    for (int row = 0; row < 6; row++) {
      double price = edited.doubleColumn("price_per_month").get(row);
      edited.doubleColumn("price_per_month").set(row, Math.round(price * 100 + 174) / 100.0);
    }
    return Plan.of(desk, edited);
  }

  /** Two other prices in the profile Pro: one write of two cells. */
  final Plan twoInPro() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("Pro").set(0, 16.25);
    edited.doubleColumn("Pro").set(1, 17.5);
    edited.doubleColumn("price_per_month").set(2, 41.5);
    return Plan.of(desk, edited);
  }

  final Journal journal() {
    return Journal.open(file());
  }

  final Path file() {
    return desk.written.get(desk.written.size() - 1);
  }

  final Plan revert() {
    return PlanFile.open(desk, file()).revert();
  }

  static String refusal(Executable work) {
    return Objects.requireNonNull(assertThrows(PricingException.class, work).getMessage());
  }

  static FaultyWay.Reply refused(int status) {
    String body =
        "{\"status_code\": %s, \"detail\": \"no\", \"extra\": null}"
            .formatted(String.valueOf(status));
    return new FaultyWay.Reply(status, body);
  }

  static boolean isOf(FaultyWay.Call call, long id) {
    return call.isWrite() && call.path().endsWith("/" + id);
  }

  static ObjectNode json(String text) throws IOException {
    return (ObjectNode) PlanJson.MAPPER.readTree(text);
  }

  static BigDecimal price(JsonNode json) {
    return json.path("price_per_month").decimalValue();
  }

  /** The call with another base price. */
  static FaultyWay.Call priced(FaultyWay.Call call, UnaryOperator<BigDecimal> other)
      throws IOException {
    ObjectNode body = json(call.body());
    return call.withBody(body.put("price_per_month", other.apply(price(body))).toString());
  }
}
