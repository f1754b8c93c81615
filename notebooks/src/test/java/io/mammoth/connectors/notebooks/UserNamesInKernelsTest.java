package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of the user's beside ours, in each kernel that the extension is for. */
class UserNamesInKernelsTest {
  private static final Map<String, String> SANDBOX = Map.of("MAMMOTHANALYTICS_SANDBOX", "1");

  static Stream<Named<Supplier<NotebookKernel>>> kernels() {
    String jar = Workbench.jar().toString();
    return Stream.of(
        Named.of("installed", () -> NotebookKernel.start(SANDBOX)),
        Named.of(
            "JJava with JJAVA_CLASSPATH",
            () ->
                OtherKernel.jjava(Map.of("MAMMOTHANALYTICS_SANDBOX", "1", "JJAVA_CLASSPATH", jar))),
        Named.of(
            "IJava",
            () ->
                OtherKernel.ijava(
                    Map.of(
                        "MAMMOTHANALYTICS_SANDBOX",
                        "1",
                        "IJAVA_CLASSPATH",
                        jar,
                        "IJAVA_STARTUP_SCRIPT",
                        OtherKernel.INSTALL))));
  }

  private static Cell run(NotebookKernel kernel, String code) {
    Cell cell = kernel.run(code);
    assertNull(cell.error(), cell::toString);
    assertEquals(Map.of(), cell.streams(), cell::toString);
    return cell;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void whatTheUserDeclaresOrImportsWinsAndNoVariableIsLost(Supplier<NotebookKernel> start) {
    try (NotebookKernel kernel = start.get()) {
      run(
          kernel,
          "var usable = table(connectors.listAll());\nTable first = table(connectors.list());");
      run(
          kernel,
          "var sums = prices().summarize(\"price_per_month\", sum, mean, max, count).apply();");
      run(kernel, "Connector sold = connectors.fetch().get(0);\nString name = sold.name();");
      run(kernel, "int rows() { return usable.rowCount(); }");

      assertEquals("6", run(kernel, "String connectors = \"a note\";\nconnectors.length()").text());
      assertEquals("62", run(kernel, "usable.rowCount()").text());
      assertEquals("50", run(kernel, "first.rowCount()").text());
      assertEquals("62", run(kernel, "rows()").text());

      assertEquals(
          "3.0", run(kernel, "double sum = 0; for (int i = 1; i < 3; i++) sum += i; sum").text());
      assertEquals(
          "2", run(kernel, "int count = 0; for (int i = 1; i < 3; i++) count++; count").text());
      assertEquals("4", run(kernel, "sums.columnCount()").text());

      run(kernel, "String table(String cell) { return \"| \" + cell + \" |\"; }");
      assertEquals("| x |", run(kernel, "table(\"x\")").text());
      assertEquals("62", run(kernel, "usable.rowCount()").text());

      assertEquals(
          "12",
          run(kernel, "record Plan(String name, int months) {}\nnew Plan(\"yearly\", 12).months()")
              .text());
      run(kernel, "import static java.util.function.Predicate.*;");
      assertEquals(
          "1",
          run(kernel, "List.of(\"\", \"a\").stream().filter(not(s -> s.isBlank())).count()")
              .text());

      Cell star = run(kernel, "import com.sun.jdi.connect.*;");
      assertTrue(
          star.toString().contains("import io.mammoth.connectors.Connector;"), star::toString);
      assertEquals(
          "true", run(kernel, "Connector.class.getName().startsWith(\"com.sun.jdi\")").text());
      assertEquals("true", run(kernel, "sold.name().equals(name)").text());
      run(kernel, "import io.mammoth.connectors.Connector;");
      assertEquals("true", run(kernel, "Connector again = sold; again.name().equals(name)").text());
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void whatTheUserDeclaresWinsOverItsOwnStarImport(Supplier<NotebookKernel> start) {
    try (NotebookKernel kernel = start.get()) {
      run(kernel, "import static tech.tablesaw.aggregate.AggregateFunctions.*;");
      assertEquals("Mean", run(kernel, "mean.functionName()").text());
      run(kernel, "double mean = 0; for (int i = 1; i < 4; i++) mean += i / 3.0;");
      assertEquals("2.0", run(kernel, "mean").text());
      assertEquals("3", run(kernel, "int sum = 0; sum += 3; sum").text());

      run(kernel, "import com.sun.jdi.connect.*;");
      assertEquals(
          "5", run(kernel, "record Connector(int pins) {}\nnew Connector(5).pins()").text());
      run(kernel, "import com.sun.jdi.connect.*;");
      assertEquals("6", run(kernel, "new Connector(6).pins()").text());
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void objectsOfAClassThatIsDeclaredAnewAreNotBroughtBack(Supplier<NotebookKernel> start) {
    try (NotebookKernel kernel = start.get()) {
      run(kernel, "class Shop { int size = 1; }\nList<Shop> shops = List.of(new Shop());");
      run(kernel, "class Shop { long size = 2; }");
      Cell gone = kernel.run("for (Shop shop : shops) System.out.println(shop.size);");
      assertTrue(gone.toString().contains("shops has lost its value"), gone::toString);
      assertTrue(!gone.toString().contains("ClassCastException"), gone::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aNameThatIsDeclaredLaterIsTheUsersOnceItIsThere(Supplier<NotebookKernel> start) {
    try (NotebookKernel kernel = start.get()) {
      Cell early = kernel.run("String page() { return table(2, 3); }");
      assertNotNull(early.error(), early::toString);
      assertTrue(
          early.toString().contains("If you mean a name of your own, declare it first"),
          early::toString);
      run(kernel, "String table(int rows, int columns) { return rows + \"x\" + columns; }");
      assertEquals("2x3", run(kernel, "page()").text());

      Cell unknown = kernel.run("int least(int[] all) { return min; }\nleast(new int[] {1})");
      assertNotNull(unknown.error(), unknown::toString);
      assertTrue(!unknown.toString().contains("tablesaw"), unknown::toString);
      assertEquals("7", run(kernel, "int min = 7;\nleast(new int[] {1})").text());
    }
  }

  @Test
  void aCellOfTheInstalledKernelMayUseItsOwnNameBeforeItDeclaresIt() {
    try (NotebookKernel kernel = NotebookKernel.start(SANDBOX)) {
      String method =
          """
          String page() { return table(2, 3); }
          String table(int rows, int columns) { return rows + "x" + columns; }
          page()""";
      assertEquals("2x3", run(kernel, method).text());
      assertEquals(
          "5",
          run(kernel, "int twice() { return 2 * count + 1; }\nint count = 2;\ntwice()").text());
      String type =
          """
          class Year { Plan plan = new Plan("yearly", 12); }
          record Plan(String name, int months) {}
          new Year().plan.months()""";
      assertEquals("12", run(kernel, type).text());
    }
  }

  @Test
  void tabCompletesInsideTheLambdasOfOverloadedMethods() {
    try (NotebookKernel kernel = NotebookKernel.start(SANDBOX)) {
      for (String code :
          List.of(
              "connectors.update(connectors.named(\"x\"), c -> c.clearD",
              "mammoth.profiles().create(\"x\", p -> p.clearD")) {
        List<String> found = kernel.complete(code, code.length());
        assertTrue(found.stream().anyMatch(each -> each.contains("clearDescription")), code);
      }
      String rule = "raise(p -> p.numberC";
      List<String> found = kernel.complete(rule, rule.length());
      assertTrue(found.stream().anyMatch(each -> each.contains("numberColumn")), found::toString);
    }
  }
}
