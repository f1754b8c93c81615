package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Connector;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.NotFoundException;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.display.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Every command, on the embedded sandbox. */
final class MammothMagicTest {

  @BeforeEach
  void chooseTheSandbox() {
    Notebook.sandbox();
  }

  /** Runs a line as JJava splits it. */
  private static Object run(String line) {
    return MammothMagic.run(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  private static Table table(String line) {
    return assertInstanceOf(Table.class, run(line));
  }

  private static String refusal(String line) {
    var refused = assertThrows(ConfigurationException.class, () -> run(line));
    return String.valueOf(refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "status", "STATUS", "Status;", ";", "// where am I?", "status // ?"})
  void statusIsWhatThereIsWithoutACommand(String line) {
    String card = assertInstanceOf(Card.class, run(line)).toString();
    assertTrue(card.contains("SANDBOX"), card);
    assertTrue(card.contains("writes"), card);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list", "LIST", "list;", "list ;", "list;; // all", "list // all of them"})
  void listIsATableOfAllPages(String line) {
    assertEquals(Notebook.table(Notebook.connectors.listAll()).rowCount(), table(line).rowCount());
    assertEquals("Workspace connectors (sandbox)", table(line).name());
  }

  @Test
  void listTakesWhatTheServiceCanDo() {
    Table table = table("list --limit 3 --sort name_key:desc --added true --fields name_key");
    assertEquals(3, table.rowCount());
    assertTrue(table.getString(0, "name_key").compareTo(table.getString(2, "name_key")) > 0);
    assertTrue(table.column("disp_name").isMissing(0));
  }

  @Test
  void jsonIsTheServicesOwn() {
    String json = assertInstanceOf(String.class, run("list --limit 2 --json"));
    assertTrue(json.startsWith("{\"connectors\":["), json);
  }

  @Test
  void getTakesANameKey() {
    var postgres = assertInstanceOf(WorkspaceConnector.class, run("get postgres;"));
    assertEquals("postgres", postgres.nameKey());
    assertThrows(NotFoundException.class, () -> run("get nothing"));
  }

  @Test
  void fetchIsATableOfWhatIsSold() {
    assertEquals("id", table("fetch").column(0).name());
  }

  @Test
  void writesAreSwitched() {
    assertEquals("Writes are off.", run("writes off").toString());
    assertThrows(ConfigurationException.class, () -> Notebook.connectors.create("Not sent"));
    assertEquals("Writes are on.", run("writes ON").toString());
    assertTrue(Notebook.connectors.create("Sent").connector().id() > 0);
    Notebook.connectors.delete(Notebook.connectors.named("sent"));
  }

  @Test
  void useChangesTheWorkspaceAndTheStatusSaysSo() {
    assertTrue(run("use 7").toString().matches("(?s).*workspace +7\\R.*"));
    assertThrows(ApiException.class, () -> run("list"));
    assertTrue(run("sandbox").toString().matches("(?s).*workspace +4\\R.*"));
  }

  @Test
  void deleteShowsWhatWouldGoUntilItIsToldYes() {
    Connector made = Notebook.connectors.create("Passing").connector();
    assertTrue(run("delete passing").toString().contains("--yes"));
    assertEquals(made, Notebook.connectors.named("Passing"));
    assertEquals(made.id(), assertInstanceOf(Deleted.class, run("delete passing --yes")).id());
  }

  @Test
  void errorShowsTheLastFailure() {
    assertThrows(NotFoundException.class, () -> run("get nothing"));
    String card = run("error").toString();
    assertTrue(card.startsWith("NotFoundException"), card);
    assertTrue(card.matches("(?s).*status +404\\R.*"), card);
  }

  @Test
  void helpNamesEveryCommand() {
    String help = run("help").toString();
    assertTrue(help.contains("%mammoth list"), help);
    assertTrue(run("help list").toString().contains("--limit"));
    assertEquals(run("help list").toString(), run("list --help").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "get, KEY",
    "get a b, 'Unmatched argument'",
    "status now, 'Unmatched argument'",
    "writes, on|off",
    "writes maybe, on|off",
    "use x, WORKSPACE",
    "use 0, above 0",
    "use, WORKSPACE",
    "list --limt 3, --limit",
    "list --limit x, --limit",
    "list --limit 0, --limit",
    "list --premium perhaps, --premium",
    "list ; get, 'Unmatched argument'"
  })
  void whatIsWrongIsSaidInOneLine(String line, String words) {
    String message = refusal(line);
    assertTrue(message.contains(words), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @CsvSource({"lsit, list", "fecth, fetch", "writs, writes", "ststus, status", "help lst, list"})
  void aTypoGetsASuggestion(String line, String meant) {
    assertTrue(refusal(line).endsWith("Did you mean " + meant + "?"), refusal(line));
  }

  @Test
  void anythingElseGetsAllCommands() {
    assertTrue(refusal("zebra").startsWith("There is no %mammoth zebra. There are: status, list,"));
  }

  /** Every letter more made the old way of comparing words several times as long. */
  @ParameterizedTest
  @ValueSource(ints = {30, 1000, 100_000})
  void aLongWordIsRefusedLikeAnyOther(int length) {
    String message = refusal("l".repeat(length));
    assertTrue(message.length() < 300, message);
  }

  @Test
  void anArgumentThatBeginsWithAnAtSignIsNoFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "postgres");
    assertThrows(NotFoundException.class, () -> MammothMagic.run(List.of("get", "@" + file)));
  }

  @Test
  void aWordThatOnlyLooksLikeACommentIsAnArgument() {
    assertFalse(refusal("list https://example.com").isEmpty());
  }
}
