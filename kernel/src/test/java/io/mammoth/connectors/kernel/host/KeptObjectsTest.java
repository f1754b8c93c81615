package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables that hold objects of a class of the user's, after the class is declared anew. */
final class KeptObjectsTest {
  private final NotebookShell notebook = new NotebookShell();

  @AfterEach
  void close() {
    notebook.close();
  }

  private String run(String cell) {
    return notebook.run(cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List<Shop> kept = new ArrayList<>(List.of(new Shop()));",
        "var kept = List.of(new Shop());",
        "List<Shop.Part> kept = List.of(new Shop.Part());",
        "Map<String, List<Shop>> kept = Map.of(\"a\", List.of(new Shop()));",
        "Map<Shop, Integer> kept = Map.of(new Shop(), 1);",
        "Optional<Shop> kept = Optional.of(new Shop());",
        "Shop[] kept = {new Shop()};",
        "Supplier<Shop> kept = () -> new Shop();",
        "Iterator<Shop> kept = List.of(new Shop()).iterator();",
        "var kept = Map.entry(\"a\", new Shop());",
        "Comparator<Shop> kept = Comparator.comparing(s -> s.size);",
      })
  void theyAreLostAndTheUserIsTold(String declaration) {
    run("class Shop { int size = 1; static class Part {} }");
    run(declaration + "\nint other = 1;");
    run("class Shop { long size = 1; static class Part {} }");
    assertEquals("1", run("other"));
    assertEquals("null", run("kept"));
    assertEquals(
        List.of("kept has lost its value: Shop is declared anew. Run its cell again."),
        notebook.told);
    run(declaration);
    assertEquals("false", run("kept == null"));
    assertEquals(1, notebook.told.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object packed(Shop shop) { return List.of(1, shop); }",
        "Object packed(Shop shop) { return new Object[] {Map.entry(1, shop)}; }",
        "Object packed(Shop shop) { return Map.of(1, Optional.of(shop)); }",
      })
  void theyAreFoundInsideAVariableOfAnotherType(String method) {
    run("class Shop { int size = 1; }\n" + method);
    run("var kept = packed(new Shop());");
    run("class Shop { long size = 1; }");
    assertEquals("null", run("kept"));
    assertEquals(
        List.of("kept has lost its value: Shop is declared anew. Run its cell again."),
        notebook.told);
  }

  /** JShell compiles such a variable no second time. */
  @Test
  void aVariableThatCanHoldAnythingStaysAsItIs() {
    run("class Shop { int size = 1; }\nObject kept = new Shop();");
    run("class Shop { long size = 1; }");
    assertEquals("true", run("kept.toString().contains(\"Shop\")"));
    assertEquals(List.of(), notebook.told);
  }

  /** As when another thread fills it. */
  @Test
  void aCollectionThatChangesWhileItIsSearchedIsKept() {
    run("class Shop { int size = 1; }");
    run(
        "List<Integer> outdated(Shop shop) { List<Integer> all = new ArrayList<>(List.of(1, 2));"
            + " List<Integer> some = all.subList(0, 1); all.add(3); return some; }");
    run("var kept = outdated(new Shop());");
    run("class Shop { long size = 1; }");
    assertEquals("false", run("kept == null"));
    assertEquals(List.of(), notebook.told);
  }

  @Test
  void ofALargeCollectionTheBeginningIsSearched() {
    run("class Shop { int size = 1; }\nint[] reads = {0};");
    run(
        "List<Integer> counted(Shop shop) { return Collections.unmodifiableList("
            + "new AbstractList<Integer>() {"
            + " public Integer get(int index) { reads[0]++; return index; }"
            + " public int size() { return 1_000_000; } }); }");
    run("var kept = counted(new Shop());");
    // JShell has shown the value.
    run("reads[0] = 0;");
    run("class Shop { long size = 1; }");
    assertEquals("1000000", run("kept.size()"));
    assertEquals("100000", run("reads[0]"));
  }

  @Test
  void whatHoldsNoneOfThemIsKept() {
    run("class Shop { int size = 1; }\nclass Other { int size = 2; }");
    run("int number = new Shop().size;");
    run("List<Integer> sizes = new ArrayList<>(List.of(new Shop().size));");
    run("Object[] mixed = {new Shop().size, new Other()};");
    run("List<Object> itself = new ArrayList<>(); itself.add(itself);");
    run("class Shop { long size = 1; }");
    assertEquals("1", run("number"));
    assertEquals("[1]", run("sizes"));
    assertEquals("2", run("((Other) mixed[1]).size"));
    assertEquals("1", run("itself.size()"));
    assertEquals(List.of(), notebook.told);
  }
}
