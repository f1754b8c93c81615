package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An error that was serialised, by Spark for example, still says what happened. */
final class SerializedErrorsTest extends ServedTest {

  @SuppressWarnings("unchecked")
  private static <T extends MammothException> T copy(T failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      T copy = (T) in.readObject();
      assertEquals(failure.getMessage(), copy.getMessage());
      assertEquals(failure.mayHaveTakenEffect(), copy.mayHaveTakenEffect());
      return copy;
    }
  }

  @Test
  void anErrorOfTheService() throws Exception {
    server.enqueue(response(429, "{'detail':'slow down'}").setHeader("Retry-After", "90").build());
    Connectors connectors = connectors();
    var failure = assertThrows(RateLimitedException.class, () -> connectors.delete(7));
    RateLimitedException copy = copy(failure);
    assertEquals(429, copy.status());
    assertEquals("slow down", copy.detail());
    assertEquals(1, copy.attempts());
    assertEquals(failure.requestId(), copy.requestId());
    assertEquals(Duration.ofSeconds(90), copy.retryAfter());
    assertEquals(Map.of(), copy.headers());
    assertArrayEquals(new byte[0], copy.body());
    assertNull(copy.extra());
  }

  @Test
  void aResponseThatCannotBeRead() throws Exception {
    answer("[]");
    Connectors connectors = connectors();
    var failure = assertThrows(UnreadableResponseException.class, () -> connectors.create("Odoo"));
    UnreadableResponseException copy = copy(failure);
    assertEquals(200, copy.status());
    assertEquals(1, copy.attempts());
    assertEquals(failure.requestId(), copy.requestId());
    assertEquals(Map.of(), copy.headers());
    assertArrayEquals(new byte[0], copy.body());
  }

  @Test
  void everyOtherKind() throws Exception {
    Connectors connectors = connectors();
    assertEquals(
        ConfigurationException.class,
        copy(assertThrows(ConfigurationException.class, () -> connectors.delete(0))).getClass());
    answer("{'connectors':[" + CONNECTOR + "]}");
    var none = assertThrows(NoSuchNameException.class, () -> connectors.named("salesforc"));
    assertEquals(List.of("Salesforce"), copy(none).candidates());
    server.close();
    var lost = assertThrows(TransportException.class, () -> connectors.delete(7));
    assertEquals(lost.phase(), copy(lost).phase());
  }
}
