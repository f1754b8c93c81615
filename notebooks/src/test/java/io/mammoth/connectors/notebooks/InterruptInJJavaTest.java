package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stop button, in a real kernel, on services that never come to an end. */
class InterruptInJJavaTest {
  /** The promise is one second; ten of it on a machine that does other things as well. */
  private static final int MOST_MILLIS = 10_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SILENT | 1 | connectors.list()",
        "SILENT | 1 | %mammoth get postgres",
        "ENDLESS | 30 | table(connectors.listAll())",
        "ENDLESS | 30 | for (var c : connectors.listAll()) { }",
        "BUSY | 1 | connectors.list()"
      })
  void theStopButtonEndsItAndNothingIsSentLater(
      StubbornServer.Manner manner, int requests, String code)
      throws IOException, InterruptedException {
    ends(manner, requests, code, MOST_MILLIS);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SILENT | 1 | connectors.list()",
        "ENDLESS | 30 | table(connectors.listAll())",
        "BUSY | 1 | connectors.list()"
      })
  void withinASecond(StubbornServer.Manner manner, int requests, String code)
      throws IOException, InterruptedException {
    ends(manner, requests, code, 1000);
  }

  private static void ends(StubbornServer.Manner manner, int requests, String code, int millis)
      throws IOException, InterruptedException {
    try (StubbornServer server = new StubbornServer(manner, requests);
        NotebookKernel kernel = NotebookKernel.start(server.variables())) {
      RunningCell cell = kernel.begin(code);
      assertTrue(server.wasAsked());
      long before = System.nanoTime();
      kernel.interrupt();
      Cell ended = cell.cell();
      long took = Duration.ofNanos(System.nanoTime() - before).toMillis();
      assertNotNull(ended.error(), ended::toString);
      assertFalse(ended.toString().contains("503"), ended::toString);
      assertTrue(took < millis, () -> code + " took " + took + " ms to end");
      assertTrue(manner != StubbornServer.Manner.SILENT || server.hungUpWithin(millis));
      // What was on its way when the cell was stopped may arrive while the next one runs.
      assertEquals("2", kernel.run("1 + 1").text());
      int sent = server.requests();
      assertEquals("4", kernel.run("2 + 2").text());
      assertEquals(sent, server.requests(), "sent later");
    }
  }
}
