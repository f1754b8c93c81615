package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight clients at once, a thousand calls each, on connectors and a profile that they share. */
class ConcurrencyTest {
  private static final String ALL = "/subscription/connectors";
  private static final String STARTER = "/subscription/connector-profiles/900001/connectors";
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 200;

  @Test
  void noUpdateIsLostAndNoIdGivenTwice() throws Exception {
    try (Sandbox sandbox = Sandbox.start(Dialect.JULY, 0, new Yielding())) {
      Caller caller = new Caller(sandbox);
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<List<Long>>> runs =
          IntStream.range(0, CLIENTS).mapToObj(n -> clients.submit(() -> run(caller, n))).toList();
      Set<Long> ids = new HashSet<>();
      for (Future<List<Long>> run : runs) {
        ids.addAll(run.get());
      }
      clients.shutdown();
      assertEquals(CLIENTS * ROUNDS, ids.size());
      check(caller, ids);
    }
  }

  /** A round is five calls; two neighbours change two fields of the same connector. */
  private static List<Long> run(Caller caller, int client) {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      String name = "{\"name\": \"Client " + client + " round " + i + "\"}";
      long id = caller.post(ALL, name).expect(201).at("/connector/id").longValue();
      made.add(id);
      String field = client % 2 == 0 ? "price_per_month" : "description";
      String value = client % 2 == 0 ? String.valueOf(i) : "\"" + i + "\"";
      String path = ALL + "/" + shared(client);
      caller.put(path, "{\"" + field + "\": " + value + "}").expect(200);
      JsonNode later = caller.put(path, "{}").expect(200).get("connector");
      assertEquals(value, later.get(field).toString());
      caller.post(STARTER, "{\"connector_id\": " + id + "}").expect(201);
      if (i % 2 == 0) {
        caller.delete(ALL + "/" + id).expect(200);
      } else {
        caller.put(ALL + "/" + id, "{\"enabled\": false}").expect(200);
      }
    }
    return made;
  }

  private static long shared(int client) {
    return Subscription.FIRST_ID + client / 2;
  }

  private static void check(Caller caller, Set<Long> ids) {
    Map<Long, JsonNode> left = new HashMap<>();
    for (JsonNode each : Reply.values(caller.get(ALL).expect(200).get("connectors"))) {
      left.put(each.get("id").longValue(), each);
    }
    assertEquals(46 + CLIENTS * ROUNDS / 2, left.size());
    for (int client = 0; client < CLIENTS; client++) {
      JsonNode each = Objects.requireNonNull(left.get(shared(client)));
      assertEquals(BigDecimal.valueOf(ROUNDS - 1), each.get("price_per_month").decimalValue());
      assertEquals(String.valueOf(ROUNDS - 1), each.get("description").textValue());
    }
    left.keySet().retainAll(ids);
    left.values().forEach(each -> assertEquals(1, each.get("profile_count").intValue()));
    JsonNode profiles = caller.get("/subscription/connector-profiles").expect(200);
    assertEquals(
        8 + CLIENTS * ROUNDS / 2, profiles.at("/connector_profiles/0/connectors_count").intValue());
  }

  /** Looking at this clock lets others go first: every change looks between reading and writing. */
  private static final class Yielding extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      LockSupport.parkNanos(1);
      return Instant.EPOCH;
    }
  }
}
