package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/** A plan is for one scheme, host, path, workspace and account; so are tables and own journals. */
class PlacesTest extends JulyDeskTest {
  private static final Credentials KEY = Credentials.apiKey("key-0001", "secret-0001");

  PlacesTest(@TempDir Path folder) {
    super(folder);
  }

  private static Place place(String server, Credentials credentials, @Nullable Integer workspace) {
    return Place.of(new Account(server, credentials, workspace, true), null);
  }

  static Stream<List<Place>> twoPlaces() {
    String server = "https://h.example.com/test/api/v2";
    return Stream.of(
        List.of(place(server, KEY, 4), place("https://h.example.com/prod/api/v2", KEY, 4)),
        List.of(
            place("http://127.0.0.1/api/v2", KEY, 4), place("https://127.0.0.1/api/v2", KEY, 4)),
        List.of(place(server, KEY, 4), place("https://h.example.com:8443/test/api/v2", KEY, 4)),
        List.of(place(server, KEY, 4), place(server, KEY, 5)),
        List.of(place(server, KEY, 4), place(server, KEY, null)),
        List.of(place(server, KEY, 4), place(server, Credentials.apiKey("key-0002", "s"), 4)),
        List.of(place(server, KEY, null), place(server, Credentials.apiKey("key-0002", "s"), null)),
        List.of(
            place(server, Credentials.bearer("mm_one"), null),
            place(server, Credentials.bearer("mm_two"), null)),
        List.of(place(server, KEY, 4), place(server, Credentials.bearer("key-0001"), 4)));
  }

  private Plan plan() {
    Table edited = Prices.of(desk);
    edited.doubleColumn("price_per_month").set(0, 31.5);
    return Plan.of(desk, edited);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable work) {
    return String.valueOf(assertThrows(PricingException.class, work).getMessage());
  }

  @ParameterizedTest
  @MethodSource("twoPlaces")
  void aPlanOfOnePlaceIsNotAppliedAtTheOther(List<Place> two) throws Exception {
    desk.place = two.get(0);
    Plan plan = plan();
    Path file = plan.save(folder.resolve("plan.json").toString());
    desk.place = two.get(1);
    String refusal = refusal(() -> PlanFile.open(desk, file).apply(plan.code()));
    assertTrue(refusal.startsWith("The plan is for " + two.get(0)), refusal);
    assertTrue(refusal.contains("this is " + two.get(1)), refusal);
    assertEquals(List.of(), desk.written);
    desk.place = two.get(0);
    assertTrue(PlanFile.open(desk, file).apply(plan.code()).isComplete());
    assertFalse(two.toString().contains("secret") || two.toString().contains("mm_"));
  }

  @Test
  void anotherKeyOfTheSameWorkspaceTakesThePlanOverUnderAnotherCode() throws Exception {
    desk.place = place("https://app.mammoth.io/api/v2", KEY, 4);
    Plan plan = plan();
    Path file = plan.save(folder.resolve("plan.json").toString());
    desk.place = place("https://app.mammoth.io/api/v2", Credentials.bearer("mm_other"), 4);
    Plan opened = PlanFile.open(desk, file);
    assertTrue(refusal(opened::apply).contains("forThisAccount()"));
    assertEquals("as planned", opened.check().stringColumn("state").get(0));
    Plan own = opened.forThisAccount();
    assertNotEquals(plan.code(), own.code());
    assertTrue(refusal(() -> own.apply(plan.code())).contains("is not this plan's"));
    assertTrue(own.apply(own.code()).isComplete());
    desk.place = place("https://app.mammoth.io/prod/api/v2", KEY, 4);
    assertTrue(refusal(opened::forThisAccount).contains("applies there alone"));
  }

  @Test
  void aRenewedSecretIsTheSameAccountAndTheUsualAddressIsItsHost() {
    Place place = place("https://APP.mammoth.io:443/api/v2/", KEY, 4);
    assertEquals(
        place, place("https://app.mammoth.io/api/v2", Credentials.apiKey("key-0001", "other"), 4));
    assertEquals("app.mammoth.io", place.host());
    assertTrue(place.toString().startsWith("app.mammoth.io, workspace 4, account "));
    assertEquals(
        "https://app.mammoth.io/test/api/v2",
        place("https://app.mammoth.io/test/api/v2", KEY, 4).host());
  }

  @Test
  void aTableOfAnotherPathIsRefusedAndOneOfAColleagueInTheWorkspaceIsNot() {
    desk.place = place("https://app.mammoth.io/test/api/v2", KEY, 4);
    Table prices = Prices.of(desk);
    desk.place = place("https://app.mammoth.io/test/api/v2", Credentials.bearer("mm_other"), 4);
    assertEquals(0, Plan.of(desk, prices).steps());
    desk.place = place("https://app.mammoth.io/prod/api/v2", KEY, 4);
    assertTrue(refusal(() -> Plan.of(desk, prices)).contains("was read from"));
    desk.place = place("https://app.mammoth.io/test/api/v2", KEY, null);
    Table without = Prices.of(desk);
    desk.place = place("https://app.mammoth.io/test/api/v2", Credentials.bearer("mm_other"), null);
    assertTrue(refusal(() -> Plan.of(desk, without)).contains("was read from"));
  }

  /** MySQL's price in Pro is 16 in the table that was read, and a plan applied since says 17. */
  private Plan afterAPlanOf(Place other, double price) {
    Table prices = Prices.of(desk);
    Place mine = desk.place;
    Table theirs = prices.copy();
    theirs.doubleColumn("Pro").set(1, price);
    desk.place = other;
    Plan.of(desk, theirs).apply();
    desk.place = mine;
    prices.doubleColumn("Pro").set(1, 31.0);
    return Plan.of(desk, prices);
  }

  @Test
  void peopleUnderOneSystemUserAreToldApartByTheirKeys() {
    desk.place = place("https://app.mammoth.io/api/v2", KEY, 4);
    desk.shared = true;
    Place colleagues = place("https://app.mammoth.io/api/v2", Credentials.bearer("mm_other"), 4);
    Plan plan = afterAPlanOf(colleagues, 40.0);
    assertTrue(plan.problems().toString().contains("MySQL was changed"), plan.facts()::toString);
  }

  @Test
  void whereNothingTellsThemApartThePageSaysSo() {
    desk.shared = true;
    Plan plan = afterAPlanOf(desk.place, 40.0);
    assertEquals(List.of(), plan.problems());
    assertTrue(
        plan.sentences().toString().contains("nothing tells people apart"),
        plan.sentences()::toString);
    desk.shared = false;
    assertFalse(afterAPlanOf(desk.place, 41.0).facts().toString().contains("apart"));
  }

  @Test
  void withoutAWorkspaceAPlanIsNeitherCheckedNorTakenOverByAnotherAccount() throws Exception {
    String server = "https://app.mammoth.io/api/v2";
    desk.place = place(server, KEY, null);
    Path file = plan().save(folder.resolve("plan.json").toString());
    desk.place = place(server, Credentials.bearer("mm_other"), null);
    Plan opened = PlanFile.open(desk, file);
    for (org.junit.jupiter.api.function.Executable work :
        List.<org.junit.jupiter.api.function.Executable>of(
            opened::check, opened::forThisAccount, opened::apply)) {
      String refusal = refusal(work);
      assertTrue(refusal.contains("applies there alone"), refusal);
      assertTrue(refusal.contains("plan again here"), refusal);
    }
    desk.place = place(server, KEY, null);
    assertEquals("as planned", opened.check().stringColumn("state").get(0));
  }
}
