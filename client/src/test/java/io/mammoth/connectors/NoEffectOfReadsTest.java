package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Only a write may have taken effect, however it is called and however it fails. */
final class NoEffectOfReadsTest {
  private static final String PROFILES =
      FaultServer.response(200, "", ServedTest.json(ProfilesTest.LISTED));
  private static final String FIRST_PAGE =
      FaultServer.response(
          200, "", ServedTest.json("{'connectors':[{}],'limit':1,'next':'?offset=1'}"));

  /** Real time for synchronous calls, which wait for their deadline themselves. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /**
   * A call whose last request fails.
   *
   * @param before the response to an earlier request, by its head; empty for the last request
   */
  private record Way(
      String name, boolean write, UnaryOperator<String> before, Consumer<MammothClient> call) {
    static Way read(String name, Consumer<MammothClient> call) {
      return new Way(name, false, head -> "", call);
    }

    static Way write(String name, Consumer<MammothClient> call) {
      return new Way(name, true, head -> "", call);
    }

    static Way secondPage(String name, Consumer<MammothClient> call) {
      return new Way(name, false, head -> head.contains("offset=1") ? "" : FIRST_PAGE, call);
    }

    static Way writeOfUpdate(String name, Consumer<MammothClient> call) {
      return new Way(name, true, head -> head.startsWith("GET") ? PROFILES : "", call);
    }

    void call(MammothClient client) {
      Faults.unwrapped(
          () -> {
            call.accept(client);
            return this;
          });
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Way> ways() {
    Consumer<MammothClient> update = c -> c.profiles().update(3, p -> p.price(7, 1));
    Consumer<MammothClient> asyncUpdate =
        c -> c.profiles().async().update(3, ProfileChanges.none().price(7, 1)).join();
    return List.of(
        Way.read("fetch", c -> c.connectors().fetch()),
        Way.read("fetch, async", c -> c.connectors().async().fetch().join()),
        Way.read("named", c -> c.connectors().named("Salesforce")),
        Way.read("profiles", c -> c.profiles().list()),
        Way.read("raw GET", c -> c.send("GET", "/x", Map.of(), null)),
        Way.read("read of an update", update),
        Way.read("read of an update, async", asyncUpdate),
        Way.secondPage("second page", c -> c.connectors().listAll().forEach(any -> {})),
        Way.secondPage(
            "second page, async",
            c -> c.connectors().async().listAll(4, ConnectorQuery.all()).join()),
        Way.write("create", c -> c.connectors().create("Odoo")),
        Way.write("delete, async", c -> c.connectors().async().delete(7).join()),
        Way.write("raw POST", c -> c.send("POST", "/x", Map.of(), Map.of("a", 1))),
        Way.writeOfUpdate("write of an update", update),
        Way.writeOfUpdate("write of an update, async", asyncUpdate));
  }

  /** The client that calls, and its time. */
  private record Caller(AtomicReference<MammothClient> client, PromptTiming timing) {}

  /** What becomes of the last request. */
  private interface Ending {
    void play(FaultServer.Talk talk, Caller caller) throws IOException, InterruptedException;
  }

  /** A way to fail, and whether a write may have taken effect then. */
  private record Failing(String name, boolean uncertain, Ending ending) {
    Failing(String name, boolean uncertain, FaultServer.Fault fault) {
      this(name, uncertain, (talk, caller) -> fault.play(talk));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Failing> failures() {
    return List.of(
        new Failing("no response", true, talk -> talk.socket().close()),
        new Failing("reset", true, FaultServer.Talk::reset),
        new Failing(
            "cut short",
            true,
            talk -> {
              talk.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"conn");
              talk.socket().shutdownOutput();
            }),
        new Failing(
            "deadline",
            true,
            (talk, caller) -> {
              caller.timing.deadlines.forEach(Runnable::run);
              talk.stall();
            }),
        new Failing(
            "closed client",
            true,
            (talk, caller) -> Objects.requireNonNull(caller.client.get()).close()),
        new Failing("504", true, FaultServer.answers(504, "", "{}")),
        new Failing("409", true, FaultServer.answers(409, "", "{}")),
        new Failing("404", false, FaultServer.answers(404, "", "{}")),
        new Failing("429", false, FaultServer.answers(429, "", "{}")),
        new Failing("not JSON", true, FaultServer.answers(200, "", "?")));
  }

  static Stream<Arguments> waysAndFailures() {
    return ways().stream()
        .flatMap(
            way ->
                failures().stream()
                    // The raw way gives any body of a success.
                    .filter(
                        failing -> !way.name().startsWith("raw") || !failing.name.startsWith("not"))
                    .map(failing -> Arguments.of(way, failing)));
  }

  private static FaultServer.Fault last(Way way, Failing failing, Caller caller) {
    return talk -> {
      String before = way.before.apply(talk.head());
      if (before.isEmpty()) {
        failing.ending.play(talk, caller);
      } else {
        talk.write(before);
      }
    };
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("waysAndFailures")
  void onlyAWriteMayHaveTakenEffect(Way way, Failing failing) {
    boolean isWaitedForInRealTime = failing.name.equals("deadline") && !way.name.endsWith("async");
    Caller caller = new Caller(new AtomicReference<>(), new PromptTiming());
    try (FaultServer server = new FaultServer(last(way, failing, caller));
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .workspace(4)
                .retry(Retry.none())
                .timing(caller.timing)
                .timeout(isWaitedForInRealTime ? SHORT : Duration.ofSeconds(60))
                .build()) {
      caller.client.set(client);
      var failure = assertThrows(MammothException.class, () -> way.call(client));
      boolean expected = way.write && failing.uncertain;
      assertEquals(expected, failure.mayHaveTakenEffect(), ServedTest.message(failure));
      assertEquals(
          expected,
          ServedTest.message(failure)
              .contains("; it may have taken effect: look before trying again"),
          ServedTest.message(failure));
    }
  }
}
