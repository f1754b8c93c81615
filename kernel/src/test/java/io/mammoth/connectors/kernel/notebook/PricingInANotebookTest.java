package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.pricing.Catalogue;
import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.Plan;
import io.mammoth.connectors.kernel.pricing.PricingException;
import io.mammoth.connectors.kernel.pricing.Rehearsed;
import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Prices and plans by the names that a notebook has, on the embedded sandbox. */
final class PricingInANotebookTest {

  @BeforeEach
  void chooseTheSandbox() {
    Notebook.sandbox();
  }

  private static String shown(Object value) {
    return Objects.requireNonNull(Renderings.of(value)).text();
  }

  private static Plan small(NotebookDesk desk, double price) {
    Table edited = Notebook.prices();
    edited.doubleColumn("Pro").set(0, price);
    return Plan.of(desk, edited);
  }

  @Test
  void aCellThatEndsInAPlanShowsCodeFactsAndRows() {
    Plan plan = Notebook.raise("CRM", "60%").endingIn(".99").plan();
    String text = shown(plan);
    assertTrue(text.contains(plan.code()), text);
    assertTrue(text.contains("more than 50 %"), text);
    assertTrue(text.contains("Salesforce"), text);
    assertTrue(shown(Notebook.raise("CRM", "60%")).contains("Salesforce"));
    Table zero = Notebook.prices();
    zero.doubleColumn("Pro").set(0, 0.0);
    assertTrue(shown(Notebook.plan(zero)).contains("row 1, Pro: the price would become 0"));
  }

  @Test
  void aListOfConnectorsIsAPlanToo() {
    List<Connector> some = new ArrayList<>(Notebook.connectors.fetch().subList(0, 3));
    assertEquals(0, Notebook.plan(some).steps());
  }

  @Test
  void namesOfTheServiceReachAMessageWithoutTheirControlCharacters() {
    Notebook.connectors.create("Evil\u001b]0;title\u0007\u009b2J\u202Ename");
    var failure =
        assertThrows(
            PricingException.class, () -> Notebook.raise("no such type\u001b[2J", "5%").plan());
    String message = String.valueOf(failure.getMessage());
    assertFalse(message.codePoints().anyMatch(ControlCharacters::isOne), message);
    assertTrue(message.contains("\\u001b[2J"), message);
  }

  @Test
  void aFileOfADryRunThatCannotBeDeletedHidesNoResult() throws Exception {
    NotebookDesk real = new NotebookDesk();
    Path kept;
    try (var dryRun = RehearsalDesk.of(real, Catalogue.read(real))) {
      kept = Files.createDirectories(dryRun.desk().journals().resolve("folder/in it"));
    }
    assertTrue(Files.exists(kept));
    Files.delete(kept);
    Files.delete(kept.resolveSibling(""));
  }

  @Test
  void aRehearsalChangesNothingButItsCopy(@TempDir Path folder) {
    Table before = Notebook.prices();
    Rehearsed rehearsed = small(new NotebookDesk(folder), 16.75).rehearse();
    assertTrue(rehearsed.journal().isComplete());
    assertEquals(16.75, rehearsed.prices().row(0).getDouble("Pro"));
    assertEquals("so already", rehearsed.check().stringColumn("state").get(0));
    assertEquals(before.row(0).getString("type"), rehearsed.prices().row(0).getString("type"));
    assertEquals(before.printAll(), Notebook.prices().printAll());
    assertTrue(shown(rehearsed).contains("nothing was sent to the account"));
    assertEquals(0, Objects.requireNonNull(folder.toFile().list()).length);
  }

  @Test
  void theLogTellsWritesAndUndoPlansTheOpposite(@TempDir Path folder) {
    Journal journal = small(new NotebookDesk(folder), 16.25).apply();
    assertTrue(shown(journal).contains("Applied"), () -> shown(journal));
    Table log = assertInstanceOf(Table.class, MammothMagic.run(List.of("log")));
    assertEquals(journal.file().toString(), log.row(log.rowCount() - 1).getString("journal"));
    Plan undo = assertInstanceOf(Plan.class, MammothMagic.run(List.of("undo")));
    assertEquals("15.00", undo.table().stringColumn("new").get(0));
    Notebook.connectors.update(900001, c -> c.enabled(true));
    String card = assertInstanceOf(Card.class, MammothMagic.run(List.of("undo"))).toString();
    assertTrue(card.contains("PUT /api/v2/subscription/connectors/900001"), card);
  }

  private static Plan command(String name) {
    return assertInstanceOf(Plan.class, MammothMagic.run(List.of(name)));
  }

  private static double pro() {
    return Notebook.prices().doubleColumn("Pro").get(0);
  }

  @Test
  void undoGoesOneFurtherBackEachTimeAndRedoForwardAgain(@TempDir Path folder) {
    NotebookDesk desk = new NotebookDesk(folder);
    double before = pro();
    small(desk, 18.25).apply();
    small(desk, 19.25).apply();
    // A plan that is shown only undoes nothing.
    command("undo");
    command("undo").apply();
    assertEquals(18.25, pro());
    command("undo").apply();
    assertEquals(before, pro());
    command("redo").apply();
    command("redo").apply();
    assertEquals(19.25, pro());
    assertEquals("Card", MammothMagic.run(List.of("redo")).getClass().getSimpleName());
    command("undo").apply();
    assertEquals(18.25, pro());
    Table log = assertInstanceOf(Table.class, MammothMagic.run(List.of("log")));
    List<String> last = log.last(7).stringColumn("undo").asList();
    assertEquals("", last.get(0), "the first plan was done again and stays done");
    assertEquals("taken back", last.get(1));
    assertTrue(last.get(6).startsWith("takes back "), last::toString);
  }

  @Test
  void aPlanIsSavedForPeopleWithoutANotebook(@TempDir Path folder) throws Exception {
    Plan plan = small(new NotebookDesk(folder), 17.25);
    for (String ending : List.of("md", "html", "csv")) {
      Path file = folder.resolve("plan." + ending);
      Notebook.save(plan, file.toString());
      assertTrue(Files.readString(file).contains(plan.code()), ending);
    }
    Notebook.save(plan, folder.resolve("plan.xlsx").toString());
    Notebook.save(plan, folder.resolve("plan.json").toString());
    assertEquals(plan.code(), Plan.open(folder.resolve("plan.json").toString()).code());
  }
}
