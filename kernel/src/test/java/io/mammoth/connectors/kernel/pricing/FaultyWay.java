package io.mammoth.connectors.kernel.pricing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to a sandbox, on which one write goes wrong. */
final class FaultyWay implements AutoCloseable {
  /** What becomes of the write. */
  enum Fault {
    /** It never arrives, and the connection is cut. */
    LOST,
    /** It arrives, and the answer is lost. */
    ANSWER_LOST,
    /** It arrives, and a gateway answers in the service's place. */
    BAD_GATEWAY,
    /** It never arrives, and a gateway answers in the service's place. */
    UNAVAILABLE,
    /** It arrives, and half of the answer comes back. */
    HALF_ANSWER,
    /** It arrives and is answered; whatever happens then. */
    ANSWERED
  }

  /** A call as it arrives. */
  record Call(String method, String path, String body) {
    boolean isWrite() {
      return !method.equals("GET");
    }

    Call withBody(String other) {
      return new Call(method, path, other);
    }

    Call withPath(String other) {
      return new Call(method, other, body);
    }
  }

  /** What a call is answered. */
  record Reply(int status, String body) {
    Reply replacing(String part, String other) {
      return new Reply(status, body.replace(part, other));
    }
  }

  /** The service behind. */
  @FunctionalInterface
  interface Service {
    Reply answer(Call call) throws IOException, InterruptedException;
  }

  /** A service that does something else than the one behind it. */
  @FunctionalInterface
  interface Behavior {
    Reply answer(Call call, Service real) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final String target;
  private final AtomicInteger untilFault = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Fault fault = Fault.LOST;
  private volatile Runnable accident = () -> {};
  private volatile Behavior behavior = (call, real) -> real.answer(call);

  /** Every write that arrived, as method and path. */
  final List<String> arrived = Collections.synchronizedList(new ArrayList<>());

  /** Every write that reached the service, whatever it returned. */
  final List<Call> reached = Collections.synchronizedList(new ArrayList<>());

  FaultyWay(String sandbox) {
    URI uri = URI.create(sandbox);
    this.target = "http://" + uri.getHost() + ":" + uri.getPort();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  String serverUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2";
  }

  /** The write after so many others goes wrong. */
  void failAfter(int writes, Fault how) {
    fault = how;
    untilFault.set(writes);
  }

  /** The same, and something else happens with it. */
  void failAfter(int writes, Fault how, Runnable what) {
    accident = what;
    failAfter(writes, how);
  }

  /** From now on every call is answered like this. */
  void behave(Behavior how) {
    behavior = how;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean write = !exchange.getRequestMethod().equals("GET");
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean faulty = write && untilFault.getAndDecrement() == 0;
      if (faulty && fault == Fault.UNAVAILABLE) {
        answer(exchange, 503, new byte[0]);
      }
      if (faulty && (fault == Fault.LOST || fault == Fault.UNAVAILABLE)) {
        accident.run();
        return;
      }
      Reply reply = behavior.answer(call(exchange, body), call -> forward(exchange, call));
      byte[] response = reply.body.getBytes(StandardCharsets.UTF_8);
      if (write && reply.status < 300) {
        arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      }
      if (!faulty || fault == Fault.ANSWERED) {
        answer(exchange, reply.status, response);
      } else if (fault == Fault.BAD_GATEWAY) {
        answer(exchange, 502, "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8));
      } else if (fault == Fault.HALF_ANSWER) {
        exchange.sendResponseHeaders(reply.status, response.length + 1L);
        exchange.getResponseBody().write(response);
        exchange.getResponseBody().flush();
      }
      if (faulty) {
        accident.run();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Call call(HttpExchange exchange, byte[] body) {
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        new String(body, StandardCharsets.UTF_8));
  }

  private Reply forward(HttpExchange exchange, Call call) throws IOException, InterruptedException {
    if (call.isWrite()) {
      reached.add(call);
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + call.path));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!List.of(
                      "Host",
                      "Connection",
                      "Content-length",
                      "Accept-encoding",
                      "Expect",
                      "Upgrade")
                  .contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    request.method(call.method, HttpRequest.BodyPublishers.ofString(call.body));
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Reply(response.statusCode(), response.body());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
