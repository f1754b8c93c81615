package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceGetTest {
  private static final Sandbox SANDBOX = Sandbox.start();
  private static final Caller CALLER = new Caller(SANDBOX);
  private static final String ALL = "/workspaces/4/connectors";

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "cG9zdGdyZXM=", "cG9zdGdyZXM%3D", "p%6Fstgres"})
  void theKeyMayBePlainOrEncoded(String key) {
    assertEquals("PostgreSQL", CALLER.get(ALL + "/" + key).expect(200).get("disp_name").asText());
  }

  @Test
  void everyListedConnectorIsFoundByBothForms() {
    List<String> keys = CALLER.get(ALL + "?limit=100").column("connectors", "name_key");
    for (String key : keys) {
      String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
      String encoded = URLEncoder.encode(base64, StandardCharsets.UTF_8);
      assertEquals(key, CALLER.get(ALL + "/" + key).expect(200).get("name_key").asText());
      assertEquals(key, CALLER.get(ALL + "/" + encoded).expect(200).get("name_key").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Postgres",
        "cG9zdGdyZXM",
        "a%2Fb",
        "%2e%2e",
        "..",
        "post+gres",
        "%FF",
        "%F0%9F%90%98"
      })
  void anUnknownKeyIsNotFound(String key) {
    CALLER.get(ALL + "/" + key).refused(404);
  }

  @Test
  void anEncodedSlashStaysInItsSegment() {
    String detail = CALLER.get(ALL + "/a%2Fb").refused(404);
    assertEquals("Connector \"a/b\" does not exist.", detail);
  }

  @Test
  void theQueryIsChecked() {
    CALLER.get(ALL + "/postgres?is_export=true").expect(200);
    String detail = CALLER.get(ALL + "/postgres?is_export=yes").refused(400);
    assertEquals("is_export must be true or false.", detail);
    CALLER.get(ALL + "/postgres?is_export=null").refused(400);
    CALLER.get(ALL + "/postgres?fields=colour").refused(400);
    CALLER.get("/workspaces/5/connectors/postgres").refused(404);
  }
}
