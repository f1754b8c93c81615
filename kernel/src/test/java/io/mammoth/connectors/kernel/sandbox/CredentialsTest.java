package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final Sandbox JULY = Sandbox.start();
  private static final Sandbox OCTOBER = Sandbox.start(Dialect.OCTOBER, 0);
  private static final String PATH = "/subscription/connectors";

  @AfterAll
  static void stop() {
    JULY.close();
    OCTOBER.close();
  }

  /** Calls with the given headers, K, S and T standing for the sandbox's own credentials. */
  private static int status(Sandbox sandbox, String... headers) {
    Caller caller = new Caller(sandbox);
    var request = caller.bare(PATH).GET();
    for (int i = 0; i < headers.length; i += 2) {
      String value =
          switch (headers[i + 1]) {
            case "K" -> sandbox.apiKey();
            case "S" -> sandbox.apiSecret();
            case "T" -> "Bearer " + sandbox.apiToken();
            default -> headers[i + 1];
          };
      request.header(headers[i], value);
    }
    Reply reply = caller.send(request);
    if (reply.status() == 401) {
      reply.refused(401);
      assertTrue(reply.headers().firstValue("WWW-Authenticate").isPresent());
      assertFalse(reply.text().contains(sandbox.apiKey()));
    }
    return reply.status();
  }

  @Test
  void julyTakesKeyAndSecretAndTheWorkspaceIfThatIsRight() {
    assertEquals(200, status(JULY, "X-API-KEY", "K", "X-API-SECRET", "S"));
    assertEquals(200, status(JULY, "x-api-key", "K", "x-api-secret", "S", "X-Workspace-Id", "4"));
    for (String other : List.of("5", "", "04", "four")) {
      assertEquals(
          401, status(JULY, "X-API-KEY", "K", "X-API-SECRET", "S", "X-WORKSPACE-ID", other));
    }
  }

  @Test
  void julyRefusesAnythingLess() {
    assertEquals(401, status(JULY));
    assertEquals(401, status(JULY, "X-API-KEY", "K"));
    assertEquals(401, status(JULY, "X-API-SECRET", "S"));
    assertEquals(401, status(JULY, "X-API-KEY", "S", "X-API-SECRET", "K"));
    assertEquals(401, status(JULY, "X-API-KEY", "K", "X-API-SECRET", "wrong"));
    assertEquals(401, status(JULY, "X-API-KEY", "wrong", "X-API-SECRET", "S"));
    assertEquals(401, status(JULY, "X-API-KEY", "", "X-API-SECRET", ""));
    assertEquals(401, status(JULY, "X-API-KEY", "K", "X-API-KEY", "wrong", "X-API-SECRET", "S"));
    assertEquals(401, status(JULY, "Authorization", "T"));
  }

  @Test
  void octoberTakesABearerToken() {
    assertEquals(200, status(OCTOBER, "Authorization", "T"));
    assertEquals(200, status(OCTOBER, "Authorization", "bearer " + OCTOBER.apiToken()));
    assertEquals(200, status(OCTOBER, "Authorization", "T", "X-WORKSPACE-ID", "4"));
    assertEquals(401, status(OCTOBER, "Authorization", "T", "X-WORKSPACE-ID", "5"));
    assertEquals(401, status(OCTOBER, "Authorization", OCTOBER.apiToken()));
    assertEquals(401, status(OCTOBER, "Authorization", "Basic " + OCTOBER.apiToken()));
    assertEquals(401, status(OCTOBER, "Authorization", "Bearer mm_wrong"));
    assertEquals(401, status(OCTOBER, "Authorization", "Bearer"));
  }

  @Test
  void octoberTakesKeyAndSecretOnlyWithTheWorkspace() {
    assertEquals(401, status(OCTOBER, "X-API-KEY", "K", "X-API-SECRET", "S"));
    assertEquals(
        200, status(OCTOBER, "X-API-KEY", "K", "X-API-SECRET", "S", "X-WORKSPACE-ID", "4"));
    assertEquals(
        401, status(OCTOBER, "X-API-KEY", "K", "X-API-SECRET", "S", "X-WORKSPACE-ID", "5"));
    assertEquals(
        401, status(OCTOBER, "X-API-KEY", "K", "X-API-SECRET", "x", "X-WORKSPACE-ID", "4"));
  }

  @Test
  void eachRunHasCredentialsOfItsOwnOf256Bits() {
    assertTrue(JULY.apiKey().matches("[0-9a-f]{64}"));
    assertTrue(JULY.apiSecret().matches("[0-9a-f]{64}"));
    assertTrue(OCTOBER.apiToken().matches("mm_[0-9a-f]{64}"));
    assertNotEquals(JULY.apiKey(), OCTOBER.apiKey());
    assertNotEquals(JULY.apiSecret(), OCTOBER.apiSecret());
    assertNotEquals(JULY.apiKey(), JULY.apiSecret());
  }

  @Test
  void nothingPrintsACredential() {
    String text = JULY.toString();
    assertEquals(
        "Sandbox[http://127.0.0.1:" + JULY.port() + "/api/v2, contract 2026-07, credentials ***]",
        text);
    assertEquals("Keys[***]", Keys.fresh(Dialect.JULY, 4).toString());
  }
}
