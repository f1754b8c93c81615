package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of things: what they are, and no credential. */
final class MaskingTest extends ServedTest {

  @Test
  void credentialsShowTheirEndOnly() {
    assertEquals("API key ····71c2", PAIR.toString());
    assertEquals("bearer token ····9012", Credentials.bearer("mm_123456789012").toString());
    assertEquals("API key ····", Credentials.apiKey("short", "s").toString());
    assertEquals("····", Credentials.bearer("mm_short789").masked());
  }

  @Test
  void anAccountShowsAMask() {
    assertEquals(
        "Account[server=http://localhost/, credentials=API key ····71c2, workspace=4, writes=on]",
        new Account("http://localhost", PAIR, 4, true).toString());
    assertContains(
        "workspace=null, writes=off", new Account("http://[::1]", PAIR, null, false).toString());
  }

  @Test
  void nothingOfAClientShowsACredential() {
    answer("{'connectors':[" + CONNECTOR + "],'next':'?offset=9'}");
    MammothClient client = client(any -> {});
    Connectors connectors = client.connectors();
    ConnectorPage page = connectors.list();
    List<Object> all =
        List.of(client, connectors, connectors.async(), connectors.listAll(9), page, PAIR);
    for (Object any : all) {
      assertFalse(any.toString().contains(KEY) || any.toString().contains(SECRET), any.toString());
    }
    assertEquals("ConnectorPage[1 connectors from null, there are more]", page.toString());
    assertEquals(
        "WorkspaceConnectors[workspace 9, ConnectorQuery{limit=100}]",
        connectors.listAll(9).toString());
    assertContains("the account's workspace", connectors.listAll().toString());
    assertContains("timeout=PT1M, Retry[initial=PT0.5S", client.toString());
    assertContains("Connectors[timeout=PT1M", connectors.toString());
  }

  @Test
  void aServiceThatRepeatsCredentialsIsNotQuoted() {
    String echo = "X-API-SECRET was " + SECRET + ", X-API-KEY " + KEY;
    server.enqueue(
        response(400, "{'detail':'" + echo + "','extra':{'" + SECRET + "':['" + KEY + "']}}")
            .setHeader("X-Request-Id", SECRET)
            .build());
    Connectors connectors = connectors();
    var failure = assertThrows(BadRequestException.class, connectors::fetch);
    String shown = message(failure) + failure.detail() + failure.extra() + failure.requestId();
    assertFalse(shown.contains(KEY) || shown.contains(SECRET), shown);
    assertContains("X-API-SECRET was ····, X-API-KEY ····", shown);
  }

  @Test
  void whatWillBeSentShowsItsFields() {
    assertEquals(
        "NewConnector{name=Odoo, price_per_month=1.50}",
        NewConnector.named("Odoo").pricePerMonth("1.50").toString());
    assertEquals(
        "ConnectorChanges{description=null}",
        ConnectorChanges.none().clearDescription().toString());
    assertEquals("cG9zdGdyZXM=", ConnectorKey.of("postgres").toString());
  }

  @Test
  void anAnswerShowsItsSizeOnly() {
    answer("[]");
    Answer answer = client(any -> {}).send("GET", "/x", java.util.Map.of(), null);
    assertEquals("Answer[status=200, 2 bytes, attempts=1]", answer.toString());
  }
}
