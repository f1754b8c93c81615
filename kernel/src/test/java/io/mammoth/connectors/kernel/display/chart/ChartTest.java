package io.mammoth.connectors.kernel.display.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.display.Rendering;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A chart is one bundle: Vega-Lite, a picture and text, with the same facts. */
final class ChartTest {
  private static final int MEBIBYTE = 1024 * 1024;

  private static final Table PRICES =
      Table.create(
          "Prices (sandbox)",
          StringColumn.create("name", "Stripe", "Xero", "Square", "Box"),
          DoubleColumn.create("price_per_month", new Double[] {54.25, 10.0, null, 10.0}),
          DoubleColumn.create("profile_count", new Double[] {2.0, 1.0, 0.0, null}),
          DateTimeColumn.create(
              "created_at",
              Stream.of(1, 2, 3, 4).map(day -> LocalDateTime.of(2026, day, 1, 0, 0)).toList()));

  static Stream<Function<Chart.Canvas, Chart>> kinds() {
    return Stream.of(
        canvas -> canvas.bar("name", "price_per_month"),
        canvas -> canvas.histogram("price_per_month"),
        canvas -> canvas.line("created_at", "price_per_month"),
        canvas -> canvas.scatter("profile_count", "price_per_month"),
        canvas -> canvas.box("name", "price_per_month"));
  }

  private static Map<?, ?> vega(Chart chart) {
    Object vega = chart.rendering().rich().get(VegaLite.MIME);
    assertTrue(vega instanceof Map, () -> String.valueOf(vega));
    return (Map<?, ?>) Objects.requireNonNull(vega);
  }

  private static Object at(Object tree, Object... path) {
    Object found = tree;
    for (Object step : path) {
      found =
          step instanceof Integer index
              ? ((List<?>) found).get(index)
              : ((Map<?, ?>) found).get(step);
      assertNotNull(found, () -> step + " in " + tree);
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindHasAllThreeFormsAndNoHtml(Function<Chart.Canvas, Chart> kind) throws IOException {
    Rendering rendering = kind.apply(Chart.of(PRICES)).title("Prices").rendering();
    assertEquals("", rendering.html());
    assertEquals("https://vega.github.io/schema/vega-lite/v5.json", at(vega(kind), "$schema"));
    BufferedImage picture =
        ImageIO.read(
            new ByteArrayInputStream(
                Base64.getDecoder().decode((String) rendering.rich().get("image/png"))));
    assertTrue(picture.getWidth() > 300 && picture.getColorModel().hasAlpha());
    assertTrue(rendering.text().startsWith("Prices\n"), rendering.text());
  }

  private static Map<?, ?> vega(Function<Chart.Canvas, Chart> kind) {
    return vega(kind.apply(Chart.of(PRICES)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindSaysUnitWhereFromAndHowManyAreMissing(Function<Chart.Canvas, Chart> kind) {
    Chart chart = kind.apply(Chart.of(PRICES));
    String subtitle = String.valueOf(at(vega(chart), "title", "subtitle"));
    assertTrue(subtitle.matches("Prices \\(sandbox\\); [12] missing, not drawn"), subtitle);
    assertTrue(chart.toString().endsWith(subtitle), chart::toString);
    assertTrue(vega(chart).toString().contains("price_per_month (US dollars a month)"));
    assertTrue(chart.toString().contains("price_per_month (US dollars a month)"), chart::toString);
  }

  /** The kernel's JSON drops null, fails on NaN, and takes a string for a string. */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsPlainJson(Function<Chart.Canvas, Chart> kind) {
    plain(vega(kind));
  }

  private static void plain(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> assertTrue(key instanceof String));
      map.values().forEach(ChartTest::plain);
    } else if (tree instanceof Collection<?> list) {
      list.forEach(ChartTest::plain);
    } else if (tree instanceof Double number) {
      assertTrue(Double.isFinite(number));
    } else {
      assertTrue(
          tree instanceof String || tree instanceof Integer || tree instanceof Boolean,
          () -> String.valueOf(tree));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsFetchedAndNoSiteIsOpened(Function<Chart.Canvas, Chart> kind) {
    Map<?, ?> vega = vega(kind);
    assertFalse(vega.toString().replace("https://vega.github.io/schema/", "").contains("://"));
    assertEquals(false, at(vega, "usermeta", "embedOptions", "actions", "editor"));
    assertEquals("transparent", at(vega, "background"));
  }

  @Test
  void barsStandInTheTablesOrderWithTheirValues() {
    Chart chart = Chart.of(PRICES).bar("name", "price_per_month");
    assertEquals("Stripe", at(vega(chart), "data", "values", 0, "x"));
    assertEquals(54.25, at(vega(chart), "data", "values", 0, "y"));
    assertEquals("Box", at(vega(chart), "data", "values", 2, "x"));
    assertTrue(chart.toString().contains("Stripe  ████████████████████████████████████████ 54.25"));
  }

  @Test
  void aHistogramCountsInRoundIntervals() {
    Chart chart = Chart.of(PRICES).histogram("price_per_month");
    assertEquals("10–20", at(vega(chart), "data", "values", 0, "x"));
    assertEquals(2.0, at(vega(chart), "data", "values", 0, "y"));
  }

  @Test
  void aLineIsInOrderOfItsTimes() {
    Chart chart =
        Chart.of(PRICES.sortDescendingOn("created_at")).line("created_at", "price_per_month");
    assertEquals("2026-01-01T00:00:00Z", at(vega(chart), "data", "values", 0, "x"));
  }

  @Test
  void aBoxHasItsFiveFigures() {
    Chart chart = Chart.of(PRICES).box("name", "price_per_month");
    assertEquals(54.25, at(vega(chart), "data", "values", 0, "median"));
    assertTrue(chart.toString().contains("q1 54.25, median 54.25"), chart::toString);
  }

  @Test
  void aUnitOfTheUsersOwnIsTaken() {
    String text = Chart.of(PRICES).bar("name", "profile_count").unit("profiles").toString();
    assertTrue(text.contains("profile_count (profiles)"), text);
  }

  @Test
  void textWhereANumberIsNeededNamesTheNumberColumns() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Chart.of(PRICES).bar("price_per_month", "name"));
    assertEquals(
        "The column name holds no numbers; numbers are in: price_per_month, profile_count.",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Chart.of(PRICES).line("name", "price_per_month"));
  }

  @Test
  void anUnknownColumnNamesThoseThereAre() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Chart.of(PRICES).histogram("price"));
    assertTrue(
        String.valueOf(refused.getMessage())
            .endsWith("there are: name, price_per_month, profile_count, created_at"),
        refused::getMessage);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aTableWithoutRowsMakesAnEmptyChart(Function<Chart.Canvas, Chart> kind) {
    Chart chart = kind.apply(Chart.of(PRICES.emptyCopy()));
    assertTrue(chart.toString().contains("nothing to draw"), chart::toString);
    assertEquals(List.of(), at(vega(chart), "data", "values"));
  }

  @Test
  void valuesThatAreAllTheSameOrInfiniteAreNoTrouble() {
    Table table =
        Table.create(
            "t",
            DoubleColumn.create("same", 5, 5, 5),
            DoubleColumn.create("endless", 1, Double.POSITIVE_INFINITY, 2));
    assertEquals(
        1, ((List<?>) at(vega(Chart.of(table).histogram("same")), "data", "values")).size());
    assertTrue(
        Chart.of(table).scatter("same", "endless").toString().endsWith("t; 1 missing, not drawn"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200_000})
  void aBundleStaysBelowAMebibyteHoweverMuchThereIs(int rows) {
    Table table =
        Table.create(
            "x".repeat(50_000),
            StringColumn.create(
                "n", IntStream.range(0, rows).mapToObj(i -> i + "n".repeat(500)).toList()),
            DoubleColumn.create("v", IntStream.range(0, rows).mapToDouble(i -> i / 7.0).toArray()));
    for (Chart chart :
        List.of(
            Chart.of(table).bar("n", "v").title("t".repeat(50_000)),
            Chart.of(table).histogram("v"),
            Chart.of(table).scatter("v", "v"),
            Chart.of(table).box("n", "v"))) {
      Rendering rendering = chart.rendering();
      assertTrue(bytes(rendering.rich()) + bytes(rendering.text()) < MEBIBYTE);
    }
    String left = String.format(Locale.ROOT, "%,d more, not drawn", rows - 40);
    assertTrue(Chart.of(table).bar("n", "v").toString().endsWith(left));
  }

  private static int bytes(Object form) {
    return form.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void whatCannotBeSeenIsMadeVisibleOnAChartToo() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("n", "a\u202E\u0007b"),
            DoubleColumn.create("v", new double[] {1}));
    String text = Chart.of(table).bar("n", "v").toString();
    assertTrue(text.contains("a\\u202e\\u0007b"), text);
  }
}
