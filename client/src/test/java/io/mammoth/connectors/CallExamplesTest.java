package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Javadoc's examples of clients, calls, results and errors. */
final class CallExamplesTest extends ServedTest {
  private static final String PAGE =
      "{'connectors':[{'name_key':'salesforce','disp_name':'Salesforce','api_type':'CRM'}]}";
  private static final String PROFILES =
      "{'connector_profiles':[{'id':3,'name':'Pro','connectors':[" + CONNECTOR + "]}]}";
  private static final String NO = "{'status_code':409,'detail':'no','extra':null}";

  private final String key = KEY;
  private final String secret = SECRET;
  private final String token = "mm_123456789012";

  @Test
  void theExamplesOfTheClientAndItsAccountAreWhatTheySay() {
    MammothClient mammoth =
        MammothClient.builder().credentials(Credentials.bearer(token)).workspace(4).build();
    keep(mammoth);
    Account readOnly = new Account(Account.LIVE_SERVER, Credentials.bearer(token), 4, false);
    Account same = Environment.of(Map.of(Environment.TOKEN, token)).account();
    assertEquals(readOnly, same.withWorkspace(4).withWrites(false));
    Credentials pair = Credentials.apiKey(key, secret);
    Credentials bearer = Credentials.bearer(token);
    assertFalse(pair.isBearer());
    assertTrue(bearer.isBearer());
  }

  @Test
  void theExampleOfTheOperationsRuns() {
    Connectors connectors = connectors();
    answer("{'name_key':'postgres'}");
    answer("{'connectors':[" + CONNECTOR + "]}");
    answer(SAVED);
    answer("{'message':'gone'}");
    WorkspaceConnector postgres = connectors.get("postgres", Fields.FULL);
    ConnectorList sold = connectors.fetch();
    Connector salesforce = sold.named("salesforce");
    Saved saved = connectors.update(salesforce, c -> c.pricePerMonth("19.99"));
    connectors.withRetry(Retry.none()).withTimeout(Duration.ofSeconds(5)).delete(salesforce);
    assertEquals("postgres", postgres.nameKey());
    assertEquals(List.of("price_per_month"), saved.notKept());
    assertEquals(4, server.getRequestCount());
  }

  @Test
  void theExamplesOfReadingRun() {
    Connectors connectors = connectors();
    answer("{'name_key':'postgres'}");
    WorkspaceConnector postgres = connectors.get("postgres", Fields.of("name_key", "spec"));
    assertEquals("postgres", postgres.nameKey());
    assertEquals(Fields.of("name_key", "api_type"), Fields.of("name_key", "api_type"));
    answer("{'name_key':'postgres'}");
    connectors.get(ConnectorKey.encoded("cG9zdGdyZXM="));
    answer(PAGE);
    ConnectorPage page = connectors.list(ConnectorQuery.all().limit(10));
    page.forEach(c -> System.out.println(c.nameKey()));
    System.out.println(page.hasNext() ? "there are more" : "these are all");
    answer(PAGE);
    List<String> crm =
        connectors.listAll().stream()
            .filter(c -> "CRM".equals(c.apiType()))
            .map(WorkspaceConnector::dispName)
            .toList();
    assertEquals(List.of("Salesforce"), crm);
    answer("{'connectors':[" + CONNECTOR.replace("}", ",'price_per_month':29.99}") + "]}");
    BigDecimal price = connectors.fetch().named("salesforce").pricePerMonth();
    assertEquals(new BigDecimal("29.99"), price);
  }

  @Test
  void theExamplesOfProfileListsRun() {
    Profiles profiles = client(any -> {}).profiles();
    answer(PROFILES);
    for (ConnectorProfile profile : profiles.list()) {
      System.out.println(profile.name() + ": " + profile.connectors().size());
    }
    answer(PROFILES);
    profiles.async().list().thenAccept(all -> System.out.println(all.size() + " profiles")).join();
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void theExampleOfAsynchronousCallsRuns() {
    Connectors connectors = connectors();
    answer("{'connectors':[" + CONNECTOR + "]}");
    CompletableFuture<ConnectorList> coming = connectors.async().fetch();
    ConnectorList sold = coming.orTimeout(5, TimeUnit.SECONDS).join();
    assertEquals(1, sold.size());
  }

  @Test
  void theExampleOfThePolicyRuns() {
    Connectors connectors = connectors();
    answer("{'connectors':[]}");
    Retry patient =
        Retry.backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 2.0, Duration.ofMinutes(5))
            .maxAttempts(6)
            .maxRetryAfter(Duration.ofMinutes(2));
    connectors.withRetry(patient).withTimeout(Duration.ofMinutes(5)).fetch();
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void theExampleOfTheListenerSeesACall() {
    CallListener times =
        new CallListener() {
          @Override
          public void onDone(CallEvent call) {
            System.out.println(call.method() + " " + call.path() + ": " + call.elapsed());
          }
        };
    answer("{'connectors':[]}");
    client(builder -> builder.listener(times)).connectors().fetch();
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void theExampleOfARawCallRuns() {
    MammothClient mammoth = client(any -> {});
    answer("{'connectors':[]}");
    Answer answer = mammoth.send("GET", "/subscription/connectors", Map.of(), null);
    System.out.println(answer.status() + " " + answer.header("content-type"));
    assertEquals(200, answer.status());
  }

  @Test
  void theExampleOfWhatWasSavedRuns() {
    Connectors connectors = connectors();
    Connector salesforce = ReadingTest.connector(CONNECTOR);
    answer(SAVED);
    Saved saved = connectors.update(salesforce, c -> c.pricePerMonth("19.99"));
    if (!saved.notKept().isEmpty()) {
      System.out.println("not kept: " + saved.notKept());
    }
    assertEquals(1, saved.attempts());
  }

  @Test
  void theExamplesOfTheErrorsRun() {
    Connectors connectors = connectors();
    answer(409, NO);
    try {
      connectors.create("Salesforce");
    } catch (MammothException failed) {
      System.out.println(failed.mayHaveTakenEffect() ? "look first" : "safe to try again");
    }
    answer("{'connectors':[]}");
    try {
      connectors.delete(connectors.named("Salesforce"));
    } catch (NoSuchNameException none) {
      System.out.println("nothing to delete; similar: " + none.candidates());
    }
    connectors = connectors.withRetry(Retry.none());
    answer(429, NO);
    try {
      connectors.fetch();
    } catch (RateLimitedException busy) {
      System.out.println("again in " + busy.retryAfter());
    }
    assertEquals(3, server.getRequestCount());
  }
}
