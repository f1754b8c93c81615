package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that a notebook loads beside ours: each has its own, whichever came first. */
class IsolationTest {
  private static final Map<String, String> VARIABLES =
      OwnRepository.ownHome(Map.of("MAMMOTHANALYTICS_SANDBOX", "1"));

  private static String run(NotebookKernel kernel, String code) {
    Cell cell = kernel.run(code);
    assertNull(cell.error(), cell::toString);
    return cell.text();
  }

  private static void theirs(NotebookKernel kernel) {
    kernel.run("%maven com.squareup.okhttp3:okhttp:4.12.0");
    kernel.run("%maven com.fasterxml.jackson.core:jackson-databind:2.15.4");
  }

  /** A server of the notebook's own is asked with both clients. */
  private static void bothWork(NotebookKernel kernel) {
    run(
        kernel,
        """
        var server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
          byte[] body = "{\\"connectors\\": [], \\"limit\\": 50, \\"offset\\": 0, \\"next\\": \\"\\"}".getBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        """);
    run(kernel, "import okhttp3.OkHttpClient; import okhttp3.Request;");
    run(
        kernel,
        "var answer = new OkHttpClient().newCall(new"
            + " Request.Builder().url(address).build()).execute();");
    run(kernel, "String body = answer.body().string();");
    assertEquals(
        "50",
        run(
            kernel,
            "new com.fasterxml.jackson.databind.ObjectMapper().readTree(body).get(\"limit\")"));
    assertEquals("4.12.0", run(kernel, "okhttp3.OkHttp.VERSION"));
    assertEquals(
        "2.15.4", run(kernel, "com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION"));
    assertEquals("kotlin.Unit", run(kernel, "kotlin.Unit.INSTANCE"));
    run(
        kernel,
        "var other ="
            + " MammothClient.builder().serverUrl(address).credentials(Credentials.apiKey(\"k\","
            + " \"s\")).workspace(4).build();");
    assertEquals("0", run(kernel, "other.connectors().list().connectors().size()"));
    assertTrue(run(kernel, "table(connectors.listAll())").contains("20 of 62 rows"));
  }

  @Test
  void oursFirst() {
    try (NotebookKernel kernel = NotebookKernel.start(VARIABLES)) {
      run(kernel, "connectors.list()");
      theirs(kernel);
      bothWork(kernel);
    }
  }

  @Test
  void theirsFirst() {
    try (NotebookKernel kernel = OtherKernel.jjava(VARIABLES)) {
      theirs(kernel);
      run(kernel, "%classpath " + Workbench.jar());
      bothWork(kernel);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"installed", "by the class path magic"})
  void aReaderOfTablesawsLoadedBeforeTheFirstTableBreaksNothing(String way) {
    try (NotebookKernel kernel =
        way.equals("installed") ? NotebookKernel.start(VARIABLES) : OtherKernel.jjava(VARIABLES)) {
      if (!way.equals("installed")) {
        run(kernel, "%classpath " + Workbench.jar());
      }
      kernel.run("%maven tech.tablesaw:tablesaw-json:0.44.4");
      assertEquals("0", run(kernel, "Table.create(\"first\").rowCount()"));
      run(kernel, "new tech.tablesaw.io.json.JsonReader();");
      assertEquals(
          "3",
          run(
              kernel,
              "(int) Table.read().string(\"[{\\\"a\\\": 1}, {\\\"a\\\": 2}]\","
                  + " \"json\").intColumn(\"a\").sum()"));
      assertTrue(run(kernel, "table(connectors.list())").contains("rows × "));
    }
  }
}
