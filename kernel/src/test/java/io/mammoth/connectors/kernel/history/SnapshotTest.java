package io.mammoth.connectors.kernel.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Snapshots of a sandbox over real HTTP, kept, opened, broken and brought back to life. */
class SnapshotTest {
  private static final String HOST = "app.example.com";

  private final Path folder;

  SnapshotTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static MammothClient client(Sandbox sandbox) {
    Credentials keys = Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret());
    Account account = new Account(sandbox.serverUrl(), keys, sandbox.workspace(), true);
    return MammothClient.builder().account(() -> account).build();
  }

  private static Snapshot taken(Sandbox sandbox) {
    try (MammothClient mammoth = client(sandbox)) {
      return Snapshot.take(mammoth, HOST, sandbox.workspace());
    }
  }

  private static Snapshot snapshot(Instant at, SnapshotRow... rows) {
    return new Snapshot(HOST, 4, at, List.of(rows));
  }

  private static SnapshotRow connector(long id, String name, @Nullable String price) {
    return SnapshotRow.of(SnapshotRow.CONNECTOR)
        .with("id", id)
        .with("name", name)
        .with("enabled", true)
        .with("price_per_month", price);
  }

  private static String problem(Path file) {
    String message =
        String.valueOf(assertThrows(FileProblem.class, () -> Snapshot.open(file)).getMessage());
    assertTrue(message.contains(String.valueOf(file.getFileName())), message);
    return message;
  }

  @Test
  void aPriceOfABillionDigitsIsRefusedByItsLine() throws IOException {
    for (String price : List.of("1e999999999", "1e-999999999", "1e9999999999999999999")) {
      Snapshot snapshot = snapshot(Instant.EPOCH, connector(1, "CRM", price));
      Path file = Snapshots.keep(snapshot, Files.createTempDirectory(folder, "long"));
      assertTrue(problem(file).contains("price_per_month is not what it should be"));
    }
  }

  @Test
  void aProfileThatIsCalledBaseIsNotTheBasePriceInHistory() throws IOException {
    SnapshotRow price =
        SnapshotRow.of(SnapshotRow.PRICE)
            .with("profile_id", 7)
            .with("profile", "base")
            .with("id", 1)
            .with("name", "CRM")
            .with("price_per_month", "2.00");
    Snapshots.keep(snapshot(Instant.EPOCH, connector(1, "CRM", "1.00"), price), folder);
    Table history = Snapshots.in(folder, HOST, 4).history();
    assertEquals(List.of("base", "base_7"), history.stringColumn("profile").asList());
  }

  @ParameterizedTest
  @EnumSource
  void aSandboxFromASnapshotIsTheSameToTheLastRow(Dialect dialect) throws IOException {
    try (Sandbox sandbox = Sandbox.from(Catalogue.sample(), dialect, 0)) {
      Snapshot first = taken(sandbox);
      Path file = Snapshots.keep(first, folder);
      Snapshot opened = Snapshot.open(file);
      assertEquals(first.rows(), opened.rows());
      assertEquals(first.toString(), opened.toString());
      assertEquals(dialect, opened.catalogue().dialect());
      try (Sandbox copy = Sandbox.from(opened.catalogue())) {
        assertEquals(first.rows(), taken(copy).rows());
      }
      String text = Files.readString(file, UTF_8);
      assertFalse(text.contains(sandbox.apiKey()) || text.contains(sandbox.apiSecret()));
      assertFalse(text.contains(sandbox.apiToken()));
    }
  }

  @Test
  void whateverStandsInACatalogueIsTheSameAfterwards() throws IOException {
    List<String> words =
        List.of("=1+1", "'-x", "a,b", "\"", "\r\n", " ", "é", "NA", "007", ";", "");
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<SnapshotRow> rows = new ArrayList<>();
      for (int id = 1; id <= random.nextInt(8); id++) {
        String name =
            words.get(random.nextInt(words.size())) + words.get(random.nextInt(words.size()));
        String price =
            random.nextBoolean()
                ? BigDecimal.valueOf(random.nextInt(9999), 2).toPlainString()
                : null;
        rows.add(connector(id, name, price).with("description", name + "\n" + name));
      }
      Snapshot kept = new Snapshot("=host", null, Instant.ofEpochMilli(seed), rows);
      Snapshot opened = Snapshot.open(Snapshots.keep(kept, folder));
      assertEquals(rows, opened.rows());
      assertEquals("=host", opened.host());
      assertNull(opened.workspace());
    }
  }

  @Test
  void anyByteThatIsAnotherIsFoundAndTheFileNamed() throws IOException {
    Snapshot kept = snapshot(Instant.EPOCH, connector(1, "One", "5.00"), connector(2, "Two", null));
    byte[] whole = Files.readAllBytes(Snapshots.keep(kept, folder));
    Path broken = folder.resolve("broken.csv");
    for (int at = 0; at < whole.length; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      Files.write(broken, bytes);
      try {
        // Another end of a line, or the like, may be the same rows: then it must be the same.
        assertEquals(kept.rows(), Snapshot.open(broken).rows());
      } catch (FileProblem problem) {
        assertTrue(String.valueOf(problem.getMessage()).startsWith("broken.csv"));
      }
    }
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() throws IOException {
    Snapshot kept = snapshot(Instant.EPOCH, connector(5, "One", "5.00"), connector(1, "Two", null));
    // Numbers that a count may be taken for, were it not for the word at the end.
    byte[] whole = Files.readAllBytes(Snapshots.keep(kept, folder));
    Path broken = folder.resolve("broken.csv");
    for (int length = 0; length < whole.length - 2; length++) {
      Files.write(broken, java.util.Arrays.copyOf(whole, length));
      problem(broken);
    }
  }

  @Test
  void aRowThatIsChangedGoneOrTwiceIsNamedByItsLine() throws IOException {
    Path file =
        Snapshots.keep(
            snapshot(
                Instant.EPOCH,
                connector(1, "One", "5.00"),
                connector(2, "Two", null),
                connector(3, "Three", "7.00")),
            folder);
    List<String> lines = Files.readAllLines(file, UTF_8);
    Path broken = folder.resolve("broken.csv");
    List<String> changed = new ArrayList<>(lines);
    changed.set(3, changed.get(3).replace("Three", "Tree"));
    Files.write(broken, changed);
    assertTrue(problem(broken).startsWith("broken.csv, line 4: this is not what was written"));
    List<String> less = new ArrayList<>(lines);
    less.remove(2);
    Files.write(broken, less);
    assertTrue(problem(broken).startsWith("broken.csv, line 3: "), problem(broken));
    List<String> twice = new ArrayList<>(lines);
    twice.add(2, twice.get(1));
    Files.write(broken, twice);
    assertTrue(problem(broken).startsWith("broken.csv, line 3: "), problem(broken));
  }

  /** The checks hold: a forger can compute them. */
  @Test
  void aForgedSnapshotThatLacksSomethingIsRefusedByItsLine() throws IOException {
    SnapshotRow price = SnapshotRow.of(SnapshotRow.PRICE).with("profile_id", 1);
    SnapshotRow profile = SnapshotRow.of(SnapshotRow.PROFILE).with("profile_id", 1);
    Map<SnapshotRow, String> forged =
        Map.of(
            SnapshotRow.of(SnapshotRow.CONNECTOR).with("id", 1),
            "this connector has no name.",
            SnapshotRow.of(SnapshotRow.CONNECTOR).with("name", "x"),
            "this connector has no id.",
            price,
            "this price has no id.",
            profile,
            "this profile has no profile.",
            SnapshotRow.of("secret"),
            "a snapshot holds no secret.");
    for (var each : forged.entrySet()) {
      Path file =
          Snapshots.keep(
              snapshot(Instant.EPOCH, connector(1, "One", "5.00"), each.getKey()), folder);
      String problem = problem(file);
      assertTrue(problem.contains("line 3: " + each.getValue()), problem);
    }
  }

  @Test
  void aSnapshotThatContradictsItselfStartsNoSandboxAndSaysWhy() throws IOException {
    Map<String, Snapshot> forged =
        Map.of(
            "comes twice",
            snapshot(Instant.EPOCH, connector(1, "A", null), connector(1, "B", null)),
            "above 0: not 0",
            new Snapshot(HOST, 0, Instant.EPOCH, List.of()));
    for (var each : forged.entrySet()) {
      Snapshot opened = Snapshot.open(Snapshots.keep(each.getValue(), folder));
      var refused = assertThrows(FileProblem.class, opened::catalogue);
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains(each.getKey()), message);
      assertTrue(message.startsWith("No sandbox can begin with the snapshot of"), message);
    }
  }

  @Test
  void aForeignFileIsNamed() throws IOException {
    Path foreign = Files.writeString(folder.resolve("prices.csv"), "id,name\n1,x\n");
    assertTrue(problem(foreign).startsWith("prices.csv, line 1: this is not the head"));
    Files.write(foreign, "ü".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(problem(foreign).contains("UTF-8"));
    problem(folder.resolve("none.csv"));
  }

  @Test
  void aFolderListsThisAccountsOldestFirstAndSaysWhatIsLeftOut() throws IOException {
    Instant day = Instant.parse("2026-11-01T00:00:00Z");
    Snapshots.keep(snapshot(day.plusSeconds(60), connector(1, "One", "6.00")), folder);
    Snapshots.keep(snapshot(day, connector(1, "One", "5.00")), folder);
    Snapshots.keep(new Snapshot("other.example.com", 4, day, List.of()), folder);
    Files.writeString(folder.resolve("notes.csv"), "mine");
    Snapshots found = Snapshots.in(folder, HOST, 4);
    assertEquals(2, found.size());
    assertEquals(day, found.get(0).takenAt());
    assertEquals(day.plusSeconds(60), found.latest().takenAt());
    assertEquals(2, found.remarks().size());
    assertTrue(found.remarks().get(0).startsWith("notes.csv, line 1"), found.remarks().toString());
    assertEquals(
        "2026-11-01T00-00-00-000Z-app.example.com-workspace-4.csv",
        found.table().stringColumn("file").get(0));
    assertEquals(0, Snapshots.in(folder.resolve("none"), HOST, 4).size());
  }

  @Test
  void twoOfTheSameMomentAreTwoFiles() {
    Snapshot one = snapshot(Instant.EPOCH);
    assertFalse(Snapshots.keep(one, folder).equals(Snapshots.keep(one, folder)));
    assertEquals(2, Snapshots.in(folder, HOST, 4).size());
  }

  @Test
  void theHistoryHasARowForEachSnapshotConnectorAndPriceList() {
    SnapshotRow inPro =
        SnapshotRow.of(SnapshotRow.PRICE)
            .with("id", 1)
            .with("name", "One")
            .with("profile_id", 9)
            .with("profile", "Pro")
            .with("enabled", false)
            .with("price_per_month", "4.50");
    Snapshots.keep(snapshot(Instant.EPOCH, connector(1, "One", null), inPro), folder);
    Snapshots.keep(snapshot(Instant.EPOCH.plusSeconds(5), connector(1, "One", "6.00")), folder);
    Table history = Snapshots.in(folder, HOST, 4).history();
    assertEquals(3, history.rowCount());
    assertEquals(List.of("base", "Pro", "base"), history.stringColumn("profile").asList());
    assertEquals(1, history.column("price_per_month").countMissing());
    assertEquals(4.5, history.doubleColumn("price_per_month").get(1));
  }

  @Test
  void tablesawReadsTheFileAsItIs() {
    Path file = Snapshots.keep(snapshot(Instant.EPOCH, connector(1, "One", "5.00")), folder);
    Table table = Table.read().usingOptions(CsvReadOptions.builder(file.toFile()).build());
    assertEquals(2, table.rowCount());
    assertEquals(5.0, table.numberColumn("price_per_month").getDouble(0));
    assertEquals(List.of("connector", "end"), table.stringColumn("record").asList());
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    String message =
        String.valueOf(
            assertThrows(FileProblem.class, () -> Snapshots.keep(snapshot(Instant.EPOCH), inTheWay))
                .getMessage());
    assertTrue(message.contains("was not written"), message);
  }
}
