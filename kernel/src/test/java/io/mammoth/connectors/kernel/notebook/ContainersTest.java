package io.mammoth.connectors.kernel.notebook;

import static io.mammoth.connectors.kernel.notebook.RenderingsTest.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cell shows that ends in a container of Java's with records of ours in it. */
final class ContainersTest {
  private final Connectors connectors = Notebook.connectors;

  @BeforeEach
  void chooseTheSandbox() {
    Notebook.sandbox();
  }

  private Map<String, List<WorkspaceConnector>> grouped() {
    return connectors.listAll().stream()
        .collect(
            Collectors.groupingBy(
                c -> String.valueOf(c.apiType()), TreeMap::new, Collectors.toList()));
  }

  @Test
  void aMapIsATableOfKeysAndValuesInAFewWords() {
    Rendering shown = shown(grouped());
    assertTrue(shown.text().startsWith("Map (sandbox)\nkey"), shown::text);
    assertTrue(shown.text().matches("(?s).*\\nCRM +\\d+: \\w+.*"), shown::text);
    assertEquals(1, Jsoup.parse(shown.html()).select("table").size());
    assertTrue(shown.text().length() < 3_000, shown::text);
  }

  @Test
  void keysMayBeOursAndValuesAnything() {
    Connector sold = connectors.fetch().get(0);
    String text = shown(Map.of(sold, new BigDecimal("29.00"))).text();
    assertTrue(text.matches("(?s).*PostgreSQL +29\\.00.*"), text);
    Map<@Nullable String, @Nullable Connector> nulls = new HashMap<>();
    nulls.put(null, sold);
    nulls.put("none", null);
    text = shown(nulls).text();
    assertTrue(text.matches("(?s).*– +PostgreSQL.*"), text);
    assertTrue(text.matches("(?s).*none +–.*"), text);
  }

  @Test
  void mapsOfMapsOptionalsAndArraysAreInAFewWordsToo() {
    List<Connector> sold = connectors.fetch();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("map", Map.of("all", sold.subList(0, 2)));
    map.put("optional", Optional.of(sold.get(0)));
    map.put("empty", Optional.empty());
    map.put("array", sold.subList(0, 2).toArray());
    map.put("page", connectors.list());
    String text = shown(map).text();
    assertTrue(text.contains("1: all = 2: PostgreSQL, MySQL"), text);
    assertTrue(text.matches("(?s).*optional +PostgreSQL\\n.*"), text);
    assertTrue(text.matches("(?s).*empty +empty\\n.*"), text);
    assertTrue(text.matches("(?s).*array +2: PostgreSQL, MySQL\\n.*"), text);
    assertTrue(text.matches("(?s).*page +50: .*"), text);
  }

  @Test
  void setsArraysAndOtherCollectionsAreTheTableOfTheirList() {
    List<Connector> sold = connectors.fetch();
    String asList = shown(new ArrayList<>(sold)).text();
    assertEquals(asList, shown(new LinkedHashSet<>(sold)).text());
    assertEquals(asList, shown(new ArrayDeque<>(sold)).text());
    assertEquals(asList, shown(sold.toArray()).text());
    assertEquals(asList, shown(sold.toArray(Connector[]::new)).text());
    assertEquals(asList, shown(new HashMap<>(Map.of(1, sold)).values().iterator().next()).text());
  }

  @Test
  void aNullAmongOursIsAnEmptyRow() {
    List<@Nullable Connector> list = new ArrayList<>(connectors.fetch());
    int all = list.size();
    list.add(0, null);
    list.add(null);
    Rendering shown = shown(list);
    assertTrue(shown.text().contains((all + 2) + " rows"), shown::text);
    assertEquals(
        "–", Jsoup.parse(shown.html()).select("tbody tr").get(0).select("td").get(1).text());
    assertTrue(shown.text().contains("PostgreSQL"), shown::text);
    assertEquals(all + 2, Notebook.table(Connector.class, list).rowCount());
    assertEquals(
        shown(connectors.fetch())
            .text()
            .lines()
            .filter(l -> l.contains("PostgreSQL"))
            .findFirst()
            .map(String::strip),
        shown.text().lines().filter(l -> l.contains("PostgreSQL")).findFirst().map(String::strip));
  }

  @Test
  void anOptionalIsWhatItHolds() {
    Connector sold = connectors.fetch().get(0);
    assertEquals(shown(sold).text(), shown(Optional.of(sold)).text());
    assertEquals(
        shown(new ArrayList<>(connectors.fetch())).text(),
        shown(Optional.of(new ArrayList<>(connectors.fetch()))).text());
    assertTrue(shown(grouped().entrySet().stream().findFirst()).text().contains("1 row"));
  }

  @Test
  void entriesAreATableHoweverTheyAreSorted() {
    List<Map.Entry<String, List<WorkspaceConnector>>> entries =
        new ArrayList<>(grouped().entrySet());
    assertEquals(shown(grouped()).text(), shown(entries).text());
    assertEquals(shown(grouped()).text(), shown(grouped().entrySet()).text());
    assertTrue(shown(entries.get(0)).text().contains("1 row × 2 columns"));
  }

  @Test
  void listsOfListsAreInAFewWords() {
    List<Connector> sold = connectors.fetch();
    String text = shown(List.of(sold.subList(0, 2), sold.subList(2, 3))).text();
    assertTrue(text.contains("2: PostgreSQL, MySQL"), text);
    assertTrue(text.contains("2 rows × 1 column"), text);
    text = shown(List.of(sold.get(0), connectors.get("postgres"))).text();
    assertTrue(text.contains("2 rows × 1 column"), text);
  }

  static Stream<Object> notOurs() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    return Stream.of(
        Map.of("a", 1),
        Map.of(),
        Set.of("a", "b"),
        Set.of(),
        Optional.of("text"),
        Optional.of(List.of(1, 2)),
        Optional.empty(),
        Named.of("array", new Object[] {1, "a"}),
        Named.of("texts", new String[] {"a"}),
        new int[] {1, 2},
        Named.of("empty array", new Object[0]),
        Arrays.asList(null, null),
        Map.entry("a", 1),
        List.of(Map.entry("a", 1)),
        List.of(List.of(1)),
        new AbstractMap.SimpleEntry<>("a", null),
        Stream.of(1),
        Collections.nCopies(3, Map.of("a", List.of(1))),
        itself);
  }

  @ParameterizedTest
  @MethodSource("notOurs")
  void whatHoldsNothingOfOursIsLeftToTheKernel(Object value) {
    assertNull(Renderings.of(value));
  }

  @Test
  void noOutputExceedsItsBytes() {
    List<Connector> sold = connectors.fetch();
    Notebook.limits(1_000_000, 20, 100_000);
    try {
      Map<Integer, List<Connector>> map =
          IntStream.range(0, 20_000).boxed().collect(Collectors.toMap(i -> i, i -> sold));
      assertWithin(shown(map));
      assertWithin(shown(map.keySet().stream().map(i -> sold).toList()));
      assertWithin(shown(new LinkedHashSet<>(map.entrySet())));
      assertWithin(shown(Collections.nCopies(20_000, sold.get(0)).toArray()));
    } finally {
      Notebook.limits(20, 20, 60);
    }
  }

  private static void assertWithin(Rendering rendering) {
    int html = rendering.html().getBytes(StandardCharsets.UTF_8).length;
    int text = rendering.text().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(html <= Limits.BYTES && text <= Limits.BYTES, () -> html + " and " + text);
    assertTrue(rendering.text().contains("of 20,000 rows"), rendering::text);
  }

  @Test
  void aMapThatHoldsItselfEnds() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("one", connectors.fetch().get(0));
    map.put("itself", map);
    String text = shown(map).text();
    assertTrue(text.contains("2 rows × 2 columns"), text);
    assertTrue(text.length() < 3_000, text);
  }

  @Test
  void whatTheServiceSendsStaysText() {
    String html = shown(Map.of("<b>", connectors.fetch().get(0))).html();
    assertEquals(0, Jsoup.parse(html).select("b").size());
  }
}
