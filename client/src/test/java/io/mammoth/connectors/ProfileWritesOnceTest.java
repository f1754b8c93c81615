package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R1 for connector profiles: after any fault, a write was on the wire once. */
final class ProfileWritesOnceTest {
  private static final String PROFILES =
      FaultServer.response(
          200,
          "",
          ServedTest.json(
              "{'connector_profiles':[{'id':3,'name':'Pro','connectors':["
                  + ServedTest.CONNECTOR
                  + "]}]}"));

  enum Write {
    CREATE,
    UPDATE,
    ADD,
    DELETE;

    Object send(Profiles profiles, boolean waiting) {
      ProfileChanges changes = ProfileChanges.none().price(7, "24.99");
      if (waiting) {
        return switch (this) {
          case CREATE -> profiles.create("Team", p -> p.add(7));
          case UPDATE -> profiles.update(3, changes);
          case ADD -> profiles.add(3, 8, "9.99");
          case DELETE -> profiles.delete(3);
        };
      }
      AsyncProfiles async = profiles.async();
      return switch (this) {
        case CREATE ->
            Faults.unwrapped(() -> async.create("Team", ProfileChanges.none().add(7)).join());
        case UPDATE -> Faults.unwrapped(() -> async.update(3, changes).join());
        case ADD -> Faults.unwrapped(() -> async.add(3, 8, null, true).join());
        case DELETE -> Faults.unwrapped(() -> async.delete(3).join());
      };
    }
  }

  static Stream<Arguments> writesAndFaults() {
    return Stream.of(true, false)
        .flatMap(
            waiting ->
                Stream.of(Write.values())
                    .flatMap(
                        write ->
                            Faults.all().stream()
                                .flatMap(fault -> overEachWire(waiting, write, fault))));
  }

  private static Stream<Arguments> overEachWire(boolean waiting, Write write, Faults.Named fault) {
    return Stream.of(Wire.HTTP_1, Wire.HTTP_2_TLS)
        .map(wire -> Arguments.of(waiting, write, fault, wire));
  }

  /** Answers each read, and plays the fault for each write. */
  private static FaultServer server(Faults.Named fault, Wire wire) {
    return new FaultServer(
        talk -> {
          if (talk.head().startsWith("GET")) {
            talk.write(PROFILES);
          } else {
            fault.fault().play(talk);
          }
        },
        wire);
  }

  @ParameterizedTest(name = "waiting {0}: {1}, {2}, {3}")
  @MethodSource("writesAndFaults")
  void aWriteIsSentOnce(boolean waiting, Write write, Faults.Named fault, Wire wire) {
    try (FaultServer server = server(fault, wire);
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .build()) {
      Profiles profiles =
          fault.name().equals("silent")
              ? client.profiles().withTimeout(Duration.ofMillis(400))
              : client.profiles();
      if (fault.warm()) {
        assertEquals(1, profiles.list().size());
      }
      var failure = assertThrows(MammothException.class, () -> write.send(profiles, waiting));
      assertEquals(1, server.heads.stream().filter(head -> !head.startsWith("GET")).count());
      int attempts =
          failure instanceof ApiException refused
              ? refused.attempts()
              : ((TransportException) failure).attempts();
      assertEquals(1, attempts);
    }
  }
}
