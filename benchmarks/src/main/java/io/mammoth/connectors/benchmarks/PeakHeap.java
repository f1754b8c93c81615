package io.mammoth.connectors.benchmarks;

import io.mammoth.connectors.DecodedAnswer;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/** Makes the table of an answer in a file once: run with less and less heap, to find the peak. */
public final class PeakHeap {
  private PeakHeap() {}

  /** The file as the one argument; prints the number of rows. */
  public static void main(String[] arguments) throws IOException {
    byte[] answer = Files.readAllBytes(Path.of(arguments[0]));
    Table table =
        ConnectorTables.connectors("Subscription connectors", DecodedAnswer.connectors(answer));
    System.out.println(table.rowCount());
  }
}
