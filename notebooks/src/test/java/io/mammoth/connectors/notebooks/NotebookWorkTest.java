package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An analyst at work in the real JJava kernel, on the embedded sandbox: change, chart, go wrong,
 * stop.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NotebookWorkTest {
  private @Nullable NotebookKernel started;

  @BeforeAll
  void start() {
    started = NotebookKernel.start(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));
  }

  @AfterAll
  void stop() {
    kernel().close();
  }

  private NotebookKernel kernel() {
    return Objects.requireNonNull(started);
  }

  private Cell run(String code) {
    Cell cell = kernel().run(code);
    assertNull(cell.error(), () -> code + "\n" + cell.error());
    return cell;
  }

  private String refused(String code) {
    Cell.CellError error = kernel().run(code).error();
    assertNotNull(error, code);
    return error.message();
  }

  @Test
  void connectorsAreCreatedUpdatedAndDeleted() {
    run("Saved made = connectors.create(\"In JJava\", c -> c.pricePerMonth(\"29.99\"));");
    assertEquals("29.99", run("made.connector().pricePerMonth()").text());
    run("connectors.update(made.connector(), c -> c.clearPricePerMonth())");
    assertTrue(
        run("connectors.delete(connectors.named(\"in jjava\"))").text().startsWith("Deleted"));
    assertTrue(refused("connectors.named(\"In JJava\")").contains("no connector named"));
  }

  @Test
  void aChartIsVegaLiteAPictureAndTextAndNeverHtml() {
    Cell cell =
        run(
            "chart(counts(table(connectors.listAll()), \"api_type\")).bar(\"api_type\", \"count\")");
    assertTrue(cell.bundle().containsKey("application/vnd.vegalite.v5+json"));
    assertTrue(cell.bundle().get("application/vnd.vegalite.v5+json") instanceof Map<?, ?>);
    assertFalse(cell.bundle().containsKey("text/html"));
    assertTrue(cell.text().contains("DB"));
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheRightOne() {
    assertTrue(refused("%mammoth lst").contains("Did you mean list?"));
    assertTrue(refused("%mammoth list --limit many").contains("--limit"));
  }

  @Test
  void loginSaysSoWhereNoInputIsTaken() {
    assertTrue(refused("%mammoth login").contains("takes no input"));
  }

  @Test
  void aFailedCallShowsItsMessageAndTheCardTheRest() {
    assertTrue(refused("connectors.get(\"no_such_key\")").contains("404"));
    assertTrue(run("%mammoth error").text().contains("NotFoundException"));
  }

  @Test
  void anInterruptEndsASlowCallAndTheNextCellWorks() {
    run(
        "var stalled = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());");
    RunningCell cell =
        kernel()
            .begin(
                "{ System.out.println(\"calling\"); MammothClient.builder().serverUrl(\"http://127.0.0.1:\" +"
                    + " stalled.getLocalPort()).credentials(Credentials.apiKey(\"k\","
                    + " \"s\")).build().connectors().fetch(); }");
    cell.awaitPrinted("calling");
    kernel().interrupt();
    assertNotNull(cell.cell().error());
    assertEquals("2", run("1 + 1").text());
  }
}
