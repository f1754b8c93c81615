package io.mammoth.connectors.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** However much there is, an output stays small and costs little; {@link Html5} holds the limit. */
final class BudgetTest {
  private static final Limits LOOSE = new Limits(Integer.MAX_VALUE, 1000, 100_000);

  private static Table texts(int rows, int columns, String text) {
    String[] values = new String[rows];
    Arrays.fill(values, text);
    return Table.create(
        "texts",
        IntStream.range(0, columns)
            .mapToObj(c -> (Column<?>) StringColumn.create("c" + c, values)));
  }

  private static Html5 shown(Table table, Limits limits) {
    return Html5.of(TableView.of(table, limits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "$", "\u0001", "\uDB40\uDC41", "日"})
  void theStandardLimitsKeepWithinTheBudgetWhateverTheTextIs(String character) {
    Html5 shown = shown(texts(1000, 20, character.repeat(60)), Limits.STANDARD);
    assertTrue(shown.footer().contains(" of 1,000 rows × 20 columns"), shown::footer);
  }

  @Test
  void fewerRowsAreShownThenAndTheFooterSaysSo() {
    Html5 shown = shown(texts(1000, 20, "\u0001".repeat(60)), Limits.STANDARD);
    int rows = shown.all("tbody tr").size() - 1;
    assertTrue(rows > 2 && rows < 20, () -> rows + " rows");
    assertEquals(rows + " of 1,000 rows × 20 columns; no more fit into 256 KiB", shown.footer());
  }

  @Test
  void whatFitsIsNotCut() {
    assertEquals("300 rows × 3 columns", shown(texts(300, 3, "abc"), LOOSE).footer());
  }

  @Test
  void oneWideCellDoesNotMakeTheTextHuge() {
    Table table = texts(500, 1, "a");
    table.stringColumn(0).set(0, "b".repeat(10_000));
    Html5 shown = shown(table, LOOSE);
    assertTrue(shown.footer().endsWith("no more fit into 256 KiB"), shown::footer);
  }

  @Test
  void aRowThatDoesNotFitIsCountedOnly() {
    Html5 shown = shown(texts(2, 10, "$".repeat(90_000)), LOOSE);
    assertEquals("0 of 2 rows × 10 columns; no more fit into 256 KiB", shown.footer());
  }

  @Test
  void columnsLeaveRoomForRows() {
    Html5 shown = shown(texts(5, 1000, "abc"), LOOSE);
    assertTrue(
        shown.footer().matches("\\d of 5 rows × \\d{3} of 1,000 columns; .*"), shown::footer);
    assertTrue(shown.all("tbody tr").size() > 1);
  }

  @Test
  void aCardCountsTheFactsThatDoNotFit() {
    Card card = Card.of("many");
    for (int i = 0; i < 400; i++) {
      card = card.with("fact " + i, "$".repeat(500));
    }
    Html5 shown = Html5.of(card.rendering());
    int facts = shown.all("tr").size();
    assertEquals(
        "… and " + (400 - facts) + " more, which do not fit here.", shown.one("div > div"));
    assertEquals(shown.text(), card.toString());
  }

  @Test
  void theOneOutputOfSeveralTablesIsNoLargerThanThatOfOne() {
    Limits shared = LOOSE.among(3);
    Rendering table = TableView.of(texts(1000, 20, "$".repeat(60)), shared);
    Rendering card = Card.of("many").with("fact", "$".repeat(500)).rendering(shared.bytes());
    Html5 shown = Html5.of(Rendering.joined(List.of(card, table, table)));
    assertEquals(3, shown.all("table").size());
    assertTrue(shown.all("table + div").get(0).endsWith("no more fit into 85 KiB"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000_000})
  void renderingReadsOnlyWhatItShows(int rows) {
    AtomicInteger reads = new AtomicInteger();
    Table table = Table.create("t", counted(IntColumn.create("n", new int[rows]), reads));
    TableView.of(table, Limits.STANDARD);
    assertEquals(20 * 2, reads.get(), "one look whether it is missing, one at the value");
  }

  /**
   * The column, with every method that takes a row counted, and those refused that go through all.
   */
  private static Column<?> counted(Column<?> column, AtomicInteger reads) {
    Set<String> cheap = Set.of("name", "type", "size", "isEmpty");
    return (Column<?>)
        Proxy.newProxyInstance(
            BudgetTest.class.getClassLoader(),
            new Class<?>[] {Column.class},
            (proxy, method, arguments) -> {
              boolean ofOneRow = arguments != null && arguments[0] instanceof Integer;
              assertTrue(ofOneRow || cheap.contains(method.getName()), method::getName);
              reads.addAndGet(ofOneRow ? 1 : 0);
              try {
                return method.invoke(column, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
