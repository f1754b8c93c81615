package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract forbids is refused here, with the argument's name, before anything is sent. */
final class ArgumentsTest extends ServedTest {

  private static final String LONE = "ab\ud83d";

  static final List<Arguments> WRONG_ARGUMENTS =
      List.of(
          wrong("connector id must be above 0, but is 0", c -> c.delete(0)),
          wrong("connector id must be above 0, but is -1", c -> c.delete(-1)),
          wrong("connector id must be above 0", c -> c.update(0, f -> f.enabled(true))),
          wrong("connector id must be above 0", c -> c.async().delete(0).join()),
          wrong("workspace must be above 0", c -> c.list(0)),
          wrong("workspace must be above 0", c -> c.listAll(-4)),
          wrong("workspace must be above 0", c -> c.active(0)),
          wrong("workspace must be above 0", c -> c.get(0, "postgres")),
          wrong(
              "workspace must be above 0", c -> c.async().listAll(0, ConnectorQuery.all()).join()),
          wrong("name must have 2 to 128 characters, but has 1 character.", c -> c.create("A")),
          wrong("but has 129 characters", c -> c.create("A".repeat(129))),
          wrong("but has 0 characters", c -> c.update(7, f -> f.name(""))),
          wrong("name holds half a character", c -> c.create(LONE)),
          wrong("at most 500 characters", c -> c.create("Odoo", f -> f.description(long501()))),
          wrong("at most 500 characters", c -> c.update(7, f -> f.description(long501()))),
          wrong("description holds half", c -> c.update(7, f -> f.description(LONE))),
          wrong(
              "price per month must be 0 or more", c -> c.create("Odoo", f -> f.pricePerMonth(-1))),
          wrong("must be 0 or more", c -> c.update(7, f -> f.pricePerMonth("-0.01"))),
          wrong("bucket is blank", c -> c.create("Odoo", f -> f.bucket(" "))),
          wrong("rollout default is blank", c -> c.update(7, f -> f.rolloutDefault(""))),
          wrong("changes change nothing", c -> c.update(7, ConnectorChanges.none())),
          wrong("changes change nothing", c -> c.update(7, f -> {})),
          wrong("limit must be from 0 to 100", c -> c.list(ConnectorQuery.all().limit(101))),
          wrong("limit must be from 0 to 100", c -> c.list(ConnectorQuery.all().limit(-1))),
          wrong("offset must be 0 or more", c -> c.list(ConnectorQuery.all().offset(-1))),
          wrong("project must be above 0", c -> c.list(ConnectorQuery.all().project(0))),
          wrong("maxItems must be above 0", c -> c.listAll(ConnectorQuery.all().maxItems(0))),
          wrong("limit is 0", c -> c.listAll(ConnectorQuery.all().limit(0))),
          wrong("limit is 0", c -> c.async().listAll(4, ConnectorQuery.all().limit(0)).join()),
          wrong("name key is blank", c -> c.list(ConnectorQuery.all().nameKey("\t"))),
          wrong("no field's name", c -> c.list(sorted("name_key:asc),(x"))),
          wrong("no field's name", c -> c.get("postgres", Fields.of("a,b"))),
          wrong("fields are empty", c -> c.get("postgres", Fields.of())),
          wrong("for one connector", c -> c.list(exported())),
          wrong("connector key is blank", c -> c.get("")),
          wrong("connector key is blank", c -> c.get(" \t")),
          wrong("connector key is blank", c -> c.get(ConnectorKey.encoded(""))),
          wrong("which is no key", c -> c.get(ConnectorKey.encoded("."))),
          wrong("which is no key", c -> c.get(ConnectorKey.encoded(".."))),
          wrong("connector key holds half", c -> c.get(LONE)),
          wrong("name is blank", c -> c.named(" ")),
          wrong("timeout must be above 0", c -> c.withTimeout(Duration.ZERO)),
          wrong("at most a day", c -> c.withTimeout(Duration.ofHours(25))));

  private static Arguments wrong(String words, Consumer<Connectors> call) {
    return Arguments.of(words, call);
  }

  private static String long501() {
    return "d".repeat(501);
  }

  private static ConnectorQuery sorted(String field) {
    return ConnectorQuery.all().sort(field, SortOrder.ASC);
  }

  private static ConnectorQuery exported() {
    return ConnectorQuery.all().fields(Fields.FULL.export(true));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @FieldSource("WRONG_ARGUMENTS")
  void aWrongArgumentIsRefusedBeforeAnythingIsSent(String words, Consumer<Connectors> call) {
    assertRefused(words, call);
  }

  @Test
  void theLongestNameAndDescriptionAreSent() {
    answer(201, SAVED);
    String smiles = "\ud83d\ude42".repeat(128);
    connectors().create(smiles, c -> c.description("d".repeat(500)));
    assertContains(smiles, body(request()).replace("\\uD83D\\uDE42", "\ud83d\ude42"));
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        wrong("POST", c -> c.create("Odoo")),
        wrong("PUT", c -> c.update(7, f -> f.enabled(true))),
        wrong("DELETE", c -> c.delete(7)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void withWritingSwitchedOffNoWriteIsSent(String method, Consumer<Connectors> write) {
    Connectors connectors = client(b -> b.writes(false)).connectors();
    var refused = assertThrows(ConfigurationException.class, () -> write.accept(connectors));
    assertContains("the " + method + " was not sent", message(refused));
    assertContains(Environment.WRITES + "=on", message(refused));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void withWritingSwitchedOffReadsAreSent() {
    answer("{'connectors':[]}");
    assertEquals(0, client(b -> b.writes(false)).connectors().fetch().size());
  }

  @Test
  void aClosedClientSendsNothing() {
    MammothClient client = client(any -> {});
    client.close();
    client.close();
    Connectors connectors = client.connectors();
    var refused = assertThrows(ConfigurationException.class, connectors::fetch);
    assertContains("The client is closed", message(refused));
    assertThrows(ConfigurationException.class, () -> client.send("GET", "/x", Map.of(), null));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void pricesOfEveryKindAreSentAsDecimals() {
    List<Consumer<NewConnector>> prices =
        List.of(
            c -> c.pricePerMonth("29.90"),
            c -> c.pricePerMonth(" 1E+3 "),
            c -> c.pricePerMonth(new BigDecimal("0.005")),
            c -> c.pricePerMonth(30L),
            c -> c.pricePerMonth(19.99),
            c -> c.pricePerMonth(0.1 * 3 + 0.2 - 0.2 > 0 ? 0.3 : 0),
            c -> c.pricePerMonth(100.0),
            c -> c.pricePerMonth(-0.0));
    prices.forEach(
        price -> {
          answer(201, SAVED);
          connectors().create("Odoo", price);
        });
    List<String> sent =
        prices.stream().map(any -> body(request()).replaceAll(".*:|}", "")).toList();
    assertEquals(List.of("29.90", "1000", "0.005", "30", "19.99", "0.3", "100.0", "0.0"), sent);
  }

  static Stream<Arguments> wrongPrices() {
    return Stream.of(
        wrong("more than two decimals", c -> c.create("Odoo", f -> f.pricePerMonth(0.1 + 0.2))),
        wrong("(\"29.99\")", c -> c.update(7, f -> f.pricePerMonth(29.999))),
        wrong("must be a number", c -> c.create("Odoo", f -> f.pricePerMonth(Double.NaN))),
        wrong("must be a number", c -> c.update(7, f -> f.pricePerMonth(1 / 0.0))),
        wrong("too many digits", c -> c.create("Odoo", f -> f.pricePerMonth(1e300))),
        wrong("more than two decimals", c -> c.create("Odoo", f -> f.pricePerMonth(1e-300))),
        wrong("too many digits", c -> c.create("Odoo", f -> f.pricePerMonth("1e999999999"))),
        wrong("too many digits", c -> c.create("Odoo", f -> f.pricePerMonth("1e-999999999"))),
        wrong("too many digits", c -> c.create("Odoo", f -> f.pricePerMonth("0e2147483647"))),
        wrong("too many digits", c -> c.create("Odoo", f -> f.pricePerMonth("-1e999999999"))),
        wrong("no decimal number", c -> c.create("Odoo", f -> f.pricePerMonth("1e99999999999"))),
        wrong("no decimal number", c -> c.create("Odoo", f -> f.pricePerMonth("29,99"))),
        wrong("no decimal number", c -> c.create("Odoo", f -> f.pricePerMonth("NaN"))),
        wrong("no decimal number", c -> c.create("Odoo", f -> f.pricePerMonth(""))),
        wrong(
            "no decimal number", c -> c.create("Odoo", f -> f.pricePerMonth("9".repeat(9999999)))),
        wrong("too many digits", c -> c.create("Odoo", f -> f.pricePerMonth(Long.MAX_VALUE))));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("wrongPrices")
  void aWrongPriceIsRefusedBeforeAnythingIsSent(String words, Consumer<Connectors> call) {
    assertTimeout(Duration.ofSeconds(5), () -> assertRefused(words, call));
  }
}
