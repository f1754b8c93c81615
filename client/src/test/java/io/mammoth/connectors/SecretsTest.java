package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** R8: a random key and secret are looked for in everything printable, over all faults. */
final class SecretsTest {
  private final String key = "k" + random();
  private final String secret = "s/+\"\\&" + random();
  private final LeakSearch leaks = new LeakSearch(key, secret);
  private final List<String> logged = new CopyOnWriteArrayList<>();

  private static String random() {
    return new BigInteger(160, new SecureRandom()).toString(36);
  }

  /** Faults, and servers that repeat what they were sent in each place there is. */
  private List<Faults.Named> faults() {
    List<Faults.Named> faults = new ArrayList<>(Faults.all());
    Set<String> echoes = new LinkedHashSet<>();
    Encodings.of(key + ":" + secret)
        .forEach(
            (name, form) -> {
              // CredentialMaskTest has Base64 at the other offsets.
              if (!name.startsWith("Base64") || name.endsWith("behind \"ab\" before 2")) {
                echoes.add(form.replaceAll("\\s", ""));
              }
            });
    echoes.addAll(List.of(key, secret, "key " + key + " and secret " + secret));
    for (String echo : echoes) {
      String inJson = echo.replace("\\", "\\\\").replace("\"", "\\\"");
      String detail = "{\"status_code\":400,\"detail\":\"" + inJson + "\",\"extra\":";
      faults.add(echo("status line", "HTTP/1.1 200 " + echo + "\r\n\r\n"));
      faults.add(echo("broken status line", "HTTP/9.9 " + echo + "\r\n\r\n"));
      faults.add(echo("no status line", echo + "\r\n\r\n"));
      faults.add(echo("header", FaultServer.response(500, "X-Echo: " + echo + "\r\n", "")));
      faults.add(echo("name of a header", FaultServer.response(500, echo + ": x\r\n", "")));
      faults.add(echo("broken header", "HTTP/1.1 200 OK\r\n" + echo + "\r\n\r\n"));
      faults.add(
          echo("request id", FaultServer.response(500, "X-Request-Id: " + echo + "\r\n", "")));
      faults.add(echo("server", FaultServer.response(404, "Server: " + echo + "\r\n", "")));
      faults.add(
          echo("Retry-After", FaultServer.response(503, "Retry-After: " + echo + "\r\n", "")));
      faults.add(echo("location", FaultServer.response(302, "Location: /" + echo + "\r\n", "")));
      faults.addAll(bodies(echo, inJson, detail));
    }
    return faults;
  }

  private static List<Faults.Named> bodies(String echo, String inJson, String detail) {
    List<Faults.Named> faults = new ArrayList<>();
    faults.add(echo("detail", FaultServer.response(400, "", detail + "null}")));
    faults.add(
        echo(
            "extra",
            FaultServer.response(400, "", detail + "{\"" + inJson + "\":[\"" + inJson + "\"]}}")));
    faults.add(echo("page", page(200, echo)));
    faults.add(echo("page of an error", page(502, echo)));
    faults.add(echo("late in a page", page(200, " ".repeat(70_000) + echo)));
    faults.add(echo("media type", page(200, "<p>").replace("text/html", "text/" + echo)));
    faults.add(echo("broken JSON", FaultServer.response(200, "", "{\"connectors\":" + inJson)));
    faults.add(
        echo("wrong value", FaultServer.response(200, "", "{\"connectors\":\"" + inJson + "\"}")));
    faults.add(
        echo("chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + echo + "\r\n"));
    faults.add(echo("length", "HTTP/1.1 200 OK\r\nContent-Length: " + echo + "\r\n\r\nx"));
    faults.add(echo("encoding", FaultServer.response(200, "Content-Encoding: gzip\r\n", echo)));
    return faults;
  }

  private static Faults.Named echo(String where, String response) {
    return new Faults.Named(
        "echo in the " + where,
        false,
        talk -> {
          talk.write(response);
          talk.socket().close();
        });
  }

  private static String page(int status, String echo) {
    return FaultServer.response(status, "", "<html>" + echo + "</html>")
        .replace("application/json", "text/html");
  }

  private final class Everything extends Handler implements CallListener {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord line) {
      logged.add(formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public void onAttempt(CallEvent event) {
      leaks.in("attempt event", event);
    }

    @Override
    public void onWait(CallEvent event) {
      leaks.in("wait event", event);
    }

    @Override
    public void onDone(CallEvent event) {
      leaks.in("done event", event);
    }
  }

  @Test
  void noFaultShowsACredentialAnywhere() throws Exception {
    Everything everything = new Everything();
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    List<Faults.Named> faults = faults();
    try {
      root.addHandler(everything);
      root.setLevel(Level.ALL);
      everything.setLevel(Level.ALL);
      System.setOut(both);
      System.setErr(both);
      faults.forEach(fault -> meet(fault, everything));
    } finally {
      System.setOut(out);
      System.setErr(err);
      root.setLevel(before);
      root.removeHandler(everything);
    }
    logged.forEach(line -> leaks.in("log", line));
    leaks.in("System.out and System.err", printed.toString(StandardCharsets.UTF_8));
    System.out.println(
        faults.size()
            + " faults, "
            + leaks.searched()
            + " texts, "
            + logged.size()
            + " log lines: "
            + leaks.found().size()
            + " leaks");
    assertEquals(List.of(), leaks.found());
    assertTrue(faults.size() >= 60 && logged.size() > faults.size());
  }

  private void meet(Faults.Named fault, CallListener listener) {
    try (FaultServer server = Faults.server(fault);
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(Credentials.apiKey(key, secret))
                .workspace(4)
                .timing(new PromptTiming())
                .timeout(Duration.ofSeconds(1).plusSeconds(fault.name().equals("silent") ? 0 : 59))
                .listener(listener)
                .debug(true)
                .build()) {
      Connectors tapped = client.connectors().withAnswers(answer -> leaks.in("answer", answer));
      leaks.in("client", client);
      leaks.in("connectors", tapped);
      leaks.in("async", tapped.async());
      print(fault, tapped::fetch);
      print(fault, () -> tapped.delete(7));
      print(fault, () -> tapped.async().create(NewConnector.named("Odoo")).join());
      print(fault, () -> tapped.listAll().iterator().next());
    }
  }

  private void print(Faults.Named fault, java.util.function.Supplier<Object> call) {
    try {
      leaks.in(fault + ": result", call.get());
    } catch (RuntimeException failure) {
      leaks.in(fault + ": exception", failure);
      Throwable cause = failure.getCause();
      MammothException ours =
          failure instanceof MammothException itself
              ? itself
              : (MammothException) assertNotNull2(cause);
      if (ours instanceof ApiException api) {
        leaks.in(fault + ": detail", String.valueOf(api.detail()));
        leaks.in(fault + ": extra", String.valueOf(api.extra()));
        leaks.in(fault + ": request id", api.requestId());
      }
    }
  }

  private static Throwable assertNotNull2(@org.jspecify.annotations.Nullable Throwable cause) {
    assertNotNull(cause);
    return cause;
  }

  @Test
  void aLeakThatWasPlantedIsFound() {
    List<String> plants = new ArrayList<>(Encodings.of(secret).values());
    plants.addAll(
        List.of(
            key,
            "at " + secret,
            java.util.Base64.getEncoder()
                .encodeToString((secret + "x").getBytes(StandardCharsets.UTF_8)),
            java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8),
            secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/")));
    for (String planted : plants) {
      LeakSearch search = new LeakSearch(key, secret);
      search.in("message", new IllegalStateException("x", new RuntimeException(planted)));
      assertFalse(search.found().isEmpty(), planted);
    }
  }

  @Test
  void whatIsPrintedOfSettingsHoldsNoCredential() {
    Credentials pair = Credentials.apiKey(key, secret);
    Account account = new Account("http://localhost", pair, 4, true);
    leaks.in("credentials", pair);
    leaks.in("bearer", Credentials.bearer(secret));
    leaks.in("account", account);
    leaks.in("masked", pair.masked());
    var variables = java.util.Map.of(Environment.KEY, key, Environment.SECRET, secret);
    leaks.in("environment", Environment.of(variables));
    leaks.in("source", String.valueOf(Environment.of(variables).source()));
    for (String bad : List.of(secret + "\n", secret + " x", secret + "é")) {
      leaks.in(
          "refused", assertThrows(ConfigurationException.class, () -> Credentials.bearer(bad)));
      leaks.in(
          "refused",
          assertThrows(ConfigurationException.class, () -> Credentials.apiKey(key, bad)));
    }
    assertEquals(List.of(), leaks.found());
  }
}
