package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.files.TableFile;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the packaged jar saves, read by those who will: pandas and a reader of workbooks. */
class FilesInPythonTest {

  private static Table prices() {
    BooleanColumn enabled = BooleanColumn.create("enabled");
    enabled.append(true).appendMissing();
    DateTimeColumn made = DateTimeColumn.create("created_at");
    made.append(LocalDateTime.parse("2026-11-24T08:30:00")).appendMissing();
    DoubleColumn price = DoubleColumn.create("price_per_month");
    price.append(1234.5).appendMissing();
    return Table.create(
        "prices",
        IntColumn.create("id", new int[] {900_001, 900_002}),
        StringColumn.create("name", "Ünïcode", "=1+1"),
        StringColumn.create("version_key", "2.10", "007"),
        enabled,
        price,
        made);
  }

  private static void keep(Path folder) {
    try (Sandbox sandbox = Sandbox.start()) {
      Account account =
          new Account(
              sandbox.serverUrl(),
              Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()),
              sandbox.workspace(),
              true);
      try (MammothClient mammoth = MammothClient.builder().account(() -> account).build()) {
        Snapshots.keep(Snapshot.take(mammoth, "app.example.com", 4), folder);
      }
    }
  }

  @Test
  void pandasAndAReaderOfWorkbooksReadWhatWasSaved(@TempDir Path folder) {
    for (String name : List.of("prices.csv", "prices.json", "prices.xlsx")) {
      TableFile.save(Sheet.of(prices()), folder.resolve(name));
    }
    keep(folder.resolve("snapshots"));
    Run run =
        Run.program(
            Map.of(),
            List.of(
                Workbench.python().toString(),
                "-c",
                Workbench.resource("read_files.py"),
                folder.toString()));
    assertEquals("read", run.out().strip(), run.toString());
  }
}
