package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.CallListener;
import io.mammoth.connectors.ConnectorList;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.display.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.StringColumn;

/** What a cell shows that ends in one of our values. */
final class RenderingsTest {
  private final Connectors connectors = Notebook.connectors;

  @BeforeEach
  void chooseTheSandbox() {
    Notebook.sandbox();
  }

  static Rendering shown(Object value) {
    return Objects.requireNonNull(Renderings.of(value), () -> "nothing shows " + value);
  }

  /** Each type, and words that stand in what is shown. */
  static Stream<Arguments> ours() {
    Connectors connectors = Notebook.connectors;
    return Stream.of(
        kind("Workspace connectors (sandbox)", () -> Notebook.table(connectors.list())),
        kind("whole number", () -> Notebook.table(connectors.fetch()).column("id")),
        kind("Subscription connectors (sandbox)", connectors::fetch),
        kind("Workspace connectors (sandbox)", connectors::list),
        kind("Workspace connectors (sandbox)", connectors::listAll),
        kind("price_per_month", () -> connectors.fetch().get(0)),
        kind("postgres", () -> connectors.get("postgres", Fields.FULL)),
        kind("SANDBOX", () -> Notebook.mammoth),
        kind("SANDBOX", () -> connectors),
        kind("%mammoth", Notebook::help),
        kind("price_per_month", () -> new ArrayList<>(connectors.fetch())),
        kind("name_key", () -> connectors.list().connectors()));
  }

  private static Arguments kind(String words, Supplier<Object> value) {
    return Arguments.of(words, value);
  }

  @ParameterizedTest
  @MethodSource("ours")
  void eachOfOurTypesIsShownAsATableAndAsText(String words, Supplier<Object> value) {
    Rendering rendering = shown(value.get());
    assertTrue(rendering.text().contains(words), rendering::text);
    assertTrue(Jsoup.parse(rendering.html()).text().contains(words), rendering::html);
    assertEquals(1, Jsoup.parse(rendering.html()).select("table").size());
  }

  /** A list that is nobody's, and what only looks like one of ours. */
  static Stream<Object> notOurs() {
    return Stream.of(
        List.of(1, 2), List.of(), new ArrayList<>(), "text", 5, new ArrayList<>(mixed()), mixed());
  }

  private static List<@Nullable Object> mixed() {
    List<@Nullable Object> mixed = new ArrayList<>();
    mixed.add(null);
    mixed.add("text");
    return mixed;
  }

  @ParameterizedTest
  @MethodSource("notOurs")
  void whatIsNotOursIsLeftAlone(Object value) {
    assertNull(Renderings.of(value));
  }

  @Test
  void oneForeignElementMakesAListTheUsersOwn() {
    List<Object> list = new ArrayList<>(connectors.fetch());
    list.add("and this");
    assertNull(Renderings.of(list));
  }

  @Test
  void anEmptyListOfOursStillHasItsColumns() {
    String text = shown(ConnectorList.of(List.of())).text();
    assertTrue(text.contains("price_per_month"), text);
    assertTrue(text.endsWith("0 rows × 9 columns"), text);
  }

  @Test
  void aPageSaysThatThereIsMore() {
    ConnectorPage page = connectors.list(ConnectorQuery.all().limit(5));
    assertTrue(shown(page).text().endsWith("5 rows × 6 columns; first 5, there are more: listAll"));
    ConnectorPage last = connectors.list(ConnectorQuery.all().limit(100));
    assertFalse(shown(last).text().contains("listAll"));
  }

  @Test
  void showingAllOfThemReadsOnlyTheFirstPage() {
    assertEquals(1, callsToShow(ConnectorQuery.all()));
  }

  /** The second page is on its way while the first is read; the others are not asked for. */
  @Test
  void showingAllOfThemStopsWhereEnoughIsShown() {
    assertTrue(connectors.listAll().stream().count() > 2 * 21);
    int calls = callsToShow(ConnectorQuery.all().limit(21));
    assertTrue(calls <= 2, () -> calls + " calls");
  }

  private static int callsToShow(ConnectorQuery query) {
    Account account = Notebook.SESSION.account();
    AtomicInteger calls = new AtomicInteger();
    try (MammothClient client =
        MammothClient.builder().account(() -> account).listener(counting(calls)).build()) {
      String text = shown(client.connectors().listAll(query)).text();
      assertTrue(text.endsWith("there are more: table(…) reads them all"), text);
    }
    return calls.get();
  }

  private static CallListener counting(AtomicInteger calls) {
    return new CallListener() {
      @Override
      public void onAttempt(CallEvent event) {
        calls.incrementAndGet();
      }
    };
  }

  @Test
  void nothingIsReadBeforeItIsShown() {
    Notebook.use(7); // which does not exist
    connectors.listAll();
  }

  @Test
  void aSavedOneSaysWhatTheServiceSaidAndDidNotKeep() {
    Saved saved = connectors.create("Kept");
    assertTrue(shown(saved).text().contains(saved.message()));
    Saved lost = new Saved(saved.connector(), "", List.of("price_per_month"), 1);
    assertTrue(shown(lost).text().contains("not kept by the service: price_per_month"));
    assertTrue(shown(lost).text().matches("(?s).*price_per_month +! 0.*"), shown(lost).text());
    assertTrue(shown(connectors.delete(saved.connector())).text().startsWith("Deleted Kept"));
  }

  @Test
  void whatTheServiceSendsStaysText() {
    WorkspaceConnector hostile =
        new WorkspaceConnector(
            "<b>", "<b>", null, null, null, null, null, null, null, null, null, of("<b>"));
    assertEquals(0, Jsoup.parse(shown(hostile).html()).select("b").size());
    assertEquals(0, Jsoup.parse(shown(List.of(hostile)).html()).select("b").size());
  }

  private static Map<String, @Nullable Object> of(String text) {
    return Map.of(text, text);
  }

  @Test
  void aColumnOfTheUsersIsShownToo() {
    assertTrue(shown(StringColumn.create("mine", "a")).text().contains("mine"));
  }
}
