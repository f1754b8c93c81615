package io.mammoth.connectors.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mammoth.connectors.Account;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Lists pages that take a while each, doing something with each: fetched ahead, and not. */
public final class Listing {
  private static final int PAGES = 50;
  private static final int MILLIS = 40;
  private static final int ROUNDS = 3;

  private Listing() {}

  /** Prints the milliseconds of each way, in turns: a line of two numbers a round. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", Listing::answer);
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2";
    Account account = new Account(address, Credentials.apiKey("key", "secret"), 4, false);
    try (MammothClient client = MammothClient.builder().account(() -> account).build()) {
      ahead(client.connectors());
      for (int round = 0; round < ROUNDS; round++) {
        System.out.println(
            ahead(client.connectors()) + " " + oneAfterTheOther(client.connectors()));
      }
    }
    System.exit(0);
  }

  private static long ahead(Connectors connectors) {
    long start = System.nanoTime();
    int pages = 0;
    for (ConnectorPage page : connectors.listAll(ConnectorQuery.all().limit(1)).pages()) {
      pages += work(page);
    }
    return took(start, pages);
  }

  private static long oneAfterTheOther(Connectors connectors) {
    long start = System.nanoTime();
    int pages = 0;
    for (int offset = 0; offset < PAGES; offset++) {
      pages += work(connectors.list(ConnectorQuery.all().limit(1).offset(offset)));
    }
    return took(start, pages);
  }

  private static long took(long start, int pages) {
    if (pages != PAGES) {
      throw new IllegalStateException(pages + " pages");
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static int work(ConnectorPage page) {
    pause();
    return page.connectors().size();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    pause();
    String query = exchange.getRequestURI().getQuery();
    int offset =
        query.contains("offset=")
            ? Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"))
            : 0;
    String next =
        offset + 1 < PAGES ? "\"/connectors?limit=1&offset=" + (offset + 1) + "\"" : "null";
    byte[] body =
        ("{\"connectors\":[{\"name_key\":\"c"
                + offset
                + "\"}],\"limit\":1,\"offset\":"
                + offset
                + ",\"next\":"
                + next
                + "}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
