package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The asynchronous operations: the same requests and results, and stages that call again. */
final class AsyncTest extends ServedTest {
  private final FaultServer fast = new FaultServer(FaultServer.answers(200, "", "[]"));

  @AfterEach
  void closeServer() {
    fast.close();
  }

  /** A client of a server that answers every request, and quickly. */
  private Connectors answered() {
    return client(b -> b.serverUrl(fast.address())).connectors();
  }

  @Test
  void everyOperationSendsItsRequest() {
    AsyncConnectors async = connectors().async();
    answer("{'connectors':[" + CONNECTOR + "]}");
    assertEquals(1, async.fetch().join().size());
    assertSent("GET /subscription/connectors");
    answer("{'connectors':[" + CONNECTOR + "]}");
    assertEquals(7, async.named("salesforce").join().id());
    assertSent("GET /subscription/connectors");
    answer(201, SAVED);
    assertEquals("done", async.create(NewConnector.named("Salesforce")).join().message());
    assertSent("POST /subscription/connectors");
    answer(SAVED);
    async.update(7, ConnectorChanges.none().clearDescription()).join();
    assertEquals(json("{'description':null}"), body(assertSent("PUT /subscription/connectors/7")));
    answer("{'message':'gone'}");
    assertEquals("gone", async.delete(7).join().message());
    assertSent("DELETE /subscription/connectors/7");
  }

  @Test
  void everyWorkspaceOperationSendsItsRequest() {
    AsyncConnectors async = connectors().async();
    answer("{'name_key':'postgres'}");
    async.get(9, ConnectorKey.of("postgres"), Fields.MIN).join();
    assertSent("GET /workspaces/9/connectors/cG9zdGdyZXM=?fields=__min");
    answer("{'connectors':[{}]}");
    assertEquals(1, async.list(9, ConnectorQuery.all().limit(1)).join().connectors().size());
    assertSent("GET /workspaces/9/connectors?limit=1");
    answer("['a']");
    assertEquals(List.of("a"), async.active(9).join());
    assertSent("GET /workspaces/9/active_connectors");
  }

  @Test
  void listAllGathersEveryPage() {
    answer("{'connectors':[{'name_key':'a'},{'name_key':'b'}],'next':'/x?offset=2'}");
    answer("{'connectors':[],'next':'?offset=3'}");
    answer("{'connectors':[{'name_key':'c'}],'next':''}");
    List<WorkspaceConnector> all = connectors().async().listAll(9, ConnectorQuery.all()).join();
    assertEquals(List.of("a", "b", "c"), all.stream().map(WorkspaceConnector::nameKey).toList());
    assertSent("GET /workspaces/9/connectors?limit=100&offset=0");
    assertSent("GET /workspaces/9/connectors?limit=100&offset=2");
    assertSent("GET /workspaces/9/connectors?limit=100&offset=3");
  }

  @Test
  void listAllGathersNoMoreThanWasAskedFor() {
    answer("{'connectors':[{},{},{}],'next':'?offset=3'}");
    var query = ConnectorQuery.all().maxItems(2);
    assertEquals(2, connectors().async().listAll(9, query).join().size());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void listAllGathersAThousandPages() {
    try (FaultServer pages =
            new FaultServer(
                talk -> {
                  String next = talk.number() < 1000 ? "?offset=" + talk.number() : "";
                  String page = json("{'connectors':[{}],'next':'" + next + "'}");
                  talk.write(FaultServer.response(200, "", page));
                });
        MammothClient client = client(b -> b.serverUrl(pages.address()))) {
      var all = client.connectors().async().listAll(9, ConnectorQuery.all());
      assertEquals(1000, all.join().size());
    }
  }

  @Test
  void aFailureIsTheCauseOfJavasOwnWrapping() {
    answer(404, "{'detail':'none'}");
    CompletableFuture<Deleted> future = connectors().async().delete(7);
    var got = assertThrows(ExecutionException.class, () -> future.get(5, TimeUnit.SECONDS));
    assertInstanceOf(NotFoundException.class, got.getCause());
    var joined = assertThrows(CompletionException.class, future::join);
    assertSame(got.getCause(), joined.getCause());
    var staged = assertThrows(CompletionException.class, () -> future.thenApply(d -> d).join());
    assertSame(got.getCause(), staged.getCause());
  }

  @Test
  void aHundredStagesCallAgain() {
    AsyncConnectors async = answered().async();
    CompletableFuture<List<String>> chain = async.active(4);
    for (int i = 1; i < 100; i++) {
      chain = chain.thenCompose(any -> async.active(4));
    }
    assertEquals(List.of(), chain.join());
    assertEquals(100, fast.requests.get());
  }

  @Test
  void aHundredStagesWaitForOneAnother() {
    assertEquals(100, nested(answered().async(), 100).join());
    assertEquals(100, fast.requests.get());
  }

  /** Each stage calls again, and waits for that inside itself. */
  private static CompletableFuture<Integer> nested(AsyncConnectors async, int depth) {
    return async.active(4).thenApply(any -> depth == 1 ? 1 : 1 + nested(async, depth - 1).join());
  }

  @Test
  void aHundredStagesMakeSynchronousCalls() {
    Connectors connectors = answered();
    var all =
        IntStream.range(0, 100)
            .mapToObj(any -> connectors.async().active(4).thenApply(x -> connectors.active()))
            .toList();
    all.forEach(stage -> assertEquals(List.of(), stage.join()));
    assertEquals(200, fast.requests.get());
  }

  /** As many as may be under way end at the same moment, while all others wait for their turn. */
  @Test
  void aThousandCallsAtOnceAllEnd() {
    CountDownLatch full = new CountDownLatch(64);
    try (FaultServer server =
        new FaultServer(
            talk -> {
              full.countDown();
              full.await();
              talk.write(FaultServer.response(200, "", "[]"));
            })) {
      AsyncConnectors async =
          client(b -> b.serverUrl(server.address()).retry(Retry.none())).connectors().async();
      var all = IntStream.range(0, 1000).mapToObj(any -> async.active(4)).toList();
      all.forEach(call -> assertEquals(List.of(), call.join()));
      assertEquals(1000, server.requests.get());
      assertTrue(callThreads() < 130, () -> callThreads() + " threads");
    }
  }

  private static long callThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mammoth-call"))
        .count();
  }

  @Test
  void futuresCompleteOnDaemonThreadsOfTheClient() {
    Thread[] where = new Thread[1];
    CompletableFuture<?> stage =
        answered().async().active(4).thenRun(() -> where[0] = Thread.currentThread());
    stage.join();
    assertTrue(where[0].isDaemon() || where[0] == Thread.currentThread());
    assertTrue(
        where[0] == Thread.currentThread() || where[0].getName().startsWith("mammoth-completion-"));
  }

  @Test
  void aFutureThatWasCompletedKeepsItsValue() {
    CompletableFuture<List<String>> future = answered().async().active(4);
    boolean first = future.complete(List.of("mine"));
    assertEquals(first ? List.of("mine") : List.of(), future.join());
  }
}
