package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.NotFoundException;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.SortOrder;
import io.mammoth.connectors.UnauthorizedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client and the sandbox together over HTTP, each request held against the description. */
final class ClientOnSandboxTest {

  /** Notes what the description has against each request that goes out. */
  private static final class Judge implements Interceptor {
    private final Description description;
    private final List<String> flaws = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    Judge(Dialect dialect) {
      this.description = Description.of(dialect);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      String path = request.url().encodedPath().replaceFirst("^/api/v2", "");
      Set<String> query = request.url().queryParameterNames();
      flaws.addAll(description.flawsOfRequest(request.method(), path, query, body(request)));
      seen.add(request.method() + " " + path.replaceAll("\\d{3,}", "N"));
      return chain.proceed(request);
    }

    private static JsonNode body(Request request) throws IOException {
      if (request.body() == null || request.body().contentLength() == 0) {
        return NullNode.instance;
      }
      Buffer sent = new Buffer();
      request.body().writeTo(sent);
      return Json.read(sent.readByteArray());
    }
  }

  private static MammothClient client(Sandbox sandbox, Credentials credentials, Judge judge) {
    return MammothClient.builder()
        .serverUrl(sandbox.serverUrl())
        .credentials(credentials)
        .workspace(sandbox.workspace())
        .httpClient(new OkHttpClient.Builder().addInterceptor(judge).build())
        .build();
  }

  private static Credentials pair(Sandbox sandbox) {
    return Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyRequestOfTheClientIsDescribed(Dialect dialect) {
    Judge judge = new Judge(dialect);
    try (Sandbox sandbox = Sandbox.start(dialect, 0);
        MammothClient client = client(sandbox, pair(sandbox), judge)) {
      Connectors connectors = client.connectors();
      Saved made = connectors.create("Sample", c -> c.pricePerMonth("29.99").description(null));
      connectors.update(made.connector(), c -> c.name("Sample 2").clearPricePerMonth());
      connectors.delete(connectors.named("sample 2"));
      connectors.get("postgres", Fields.FULL.export(true));
      connectors.list(ConnectorQuery.all().premium(true).sort("name_key", SortOrder.DESC).limit(3));
      connectors.active();
    }
    assertEquals(List.of(), judge.flaws);
    assertEquals(
        List.of(
            "POST /subscription/connectors",
            "PUT /subscription/connectors/N",
            "GET /subscription/connectors",
            "DELETE /subscription/connectors/N",
            "GET /workspaces/4/connectors/cG9zdGdyZXM=",
            "GET /workspaces/4/connectors",
            "GET /workspaces/4/active_connectors"),
        judge.seen);
  }

  @Test
  void octoberKeepsNoPriceAndSaysSo() {
    try (Sandbox sandbox = Sandbox.start(Dialect.OCTOBER, 0);
        MammothClient client =
            client(sandbox, Credentials.bearer(sandbox.apiToken()), new Judge(Dialect.OCTOBER))) {
      Saved made = client.connectors().create("Sample", c -> c.pricePerMonth("9").bucket("app"));
      assertEquals(List.of("price_per_month"), made.notKept());
      assertEquals("app", made.connector().bucket());
    }
  }

  @Test
  void allPagesTogetherAreTheWholeCatalogue() {
    try (Sandbox sandbox = Sandbox.start();
        MammothClient client = client(sandbox, pair(sandbox), new Judge(Dialect.JULY))) {
      Connectors connectors = client.connectors();
      long byTens = connectors.listAll(ConnectorQuery.all().limit(10)).stream().count();
      assertEquals(connectors.listAll().stream().count(), byTens);
      assertEquals(62, byTens);
    }
  }

  @Test
  void errorsOfTheSandboxAreTyped() {
    try (Sandbox sandbox = Sandbox.start();
        MammothClient client = client(sandbox, pair(sandbox), new Judge(Dialect.JULY));
        MammothClient stranger =
            client(sandbox, Credentials.apiKey("k", "s"), new Judge(Dialect.JULY))) {
      assertThrows(NotFoundException.class, () -> client.connectors().get("no_such"));
      assertThrows(NotFoundException.class, () -> client.connectors().delete(1));
      assertThrows(UnauthorizedException.class, () -> stranger.connectors().fetch());
    }
  }
}
