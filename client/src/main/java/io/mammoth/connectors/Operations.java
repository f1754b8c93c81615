package io.mammoth.connectors;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Every request of the contract, in one place: what {@link Connectors} and {@link AsyncConnectors}
 * send.
 */
final class Operations {
  private static final String CONNECTORS = "subscription/connectors";

  private Operations() {}

  static Operation<ConnectorList> fetch() {
    return new Operation<>("GET", null, below(CONNECTORS), null, Operations::fetched);
  }

  static Operation<Connector> named(String name) {
    Checks.filled("name", name);
    return new Operation<>(
        "GET", null, below(CONNECTORS), null, reading -> fetched(reading).named(name));
  }

  private static ConnectorList fetched(Reading reading) {
    return new ConnectorList(
        reading.part("connectors", in -> in.list(Connector::read)), reading.attempts());
  }

  static Operation<Saved> create(NewConnector connector) {
    FieldValues fields = connector.fields();
    return new Operation<>(
        "POST", null, below(CONNECTORS), JsonWriter.bytes(fields.values()), saved(fields));
  }

  static Operation<Saved> update(long id, ConnectorChanges changes) {
    Checks.aboveZero("connector id", id);
    FieldValues fields = changes.fields();
    if (fields.isEmpty()) {
      throw new ConfigurationException(
          "The changes change nothing: set or clear a field. Nothing was sent.");
    }
    return new Operation<>(
        "PUT",
        null,
        below(CONNECTORS + "/" + id),
        JsonWriter.bytes(fields.values()),
        saved(fields));
  }

  /** Reads what became of a connector that was sent with these fields. */
  static Function<Reading, Saved> saved(FieldValues fields) {
    return reading -> {
      Connector saved = reading.part("connector", Connector::read);
      return new Saved(saved, reading.message(), fields.notKeptBy(saved), reading.attempts());
    };
  }

  static Operation<Deleted> delete(long id, @Nullable Connector connector) {
    Checks.aboveZero("connector id", id);
    return new Operation<>(
        "DELETE",
        null,
        below(CONNECTORS + "/" + id),
        null,
        reading -> new Deleted(id, connector, reading.message(), reading.attempts()));
  }

  static Operation<WorkspaceConnector> get(
      @Nullable Integer workspace, ConnectorKey key, @Nullable Fields fields) {
    return new Operation<>(
        "GET",
        workspace,
        in(
            workspace,
            "connectors/" + RawRequest.encoded(key.wire()),
            fields == null ? Map.of() : fields.parameters()),
        null,
        reading -> reading.json(WorkspaceConnector::read));
  }

  static Operation<ConnectorPage> list(@Nullable Integer workspace, ConnectorQuery query) {
    return listing(workspace, query, Operations::page);
  }

  /** A page together with what its walk needs to complain about it. */
  static Operation<PageWalk.Fetched> page(@Nullable Integer workspace, ConnectorQuery query) {
    return listing(workspace, query, reading -> new PageWalk.Fetched(page(reading), reading));
  }

  private static ConnectorPage page(Reading reading) {
    return new ConnectorPage(reading.json(ConnectorPage::read), reading.attempts());
  }

  private static <T> Operation<T> listing(
      @Nullable Integer workspace, ConnectorQuery query, Function<Reading, T> result) {
    return new Operation<>(
        "GET", workspace, in(workspace, "connectors", query.parameters()), null, result);
  }

  static Operation<List<String>> active(@Nullable Integer workspace) {
    return new Operation<>(
        "GET",
        workspace,
        in(workspace, "active_connectors", Map.of()),
        null,
        reading -> List.copyOf(reading.json(in -> in.list(JsonReader::text))));
  }

  /** A request that this client does not model; the path stands below the server's address. */
  static Operation<Answer> raw(
      String method, String path, Map<String, ?> query, @Nullable Object body) {
    return new Operation<>(
        RawRequest.method(method, body),
        null,
        account -> RawRequest.url(account.url(), path, query),
        body == null ? null : JsonWriter.bytes(body),
        Reading::answer);
  }

  /** The address of a path below an account's server. */
  static Function<Account, HttpUrl> below(String path) {
    return account -> account.url().newBuilder().addPathSegments(path).build();
  }

  /** The address of an encoded path in a workspace: the one that is named, else the account's. */
  private static Function<Account, HttpUrl> in(
      @Nullable Integer workspace, String path, Map<String, String> query) {
    if (workspace != null) {
      Checks.aboveZero("workspace", workspace);
    }
    return account -> {
      HttpUrl.Builder url =
          account
              .url()
              .newBuilder()
              .addPathSegment("workspaces")
              .addPathSegment(number(account, workspace))
              .addEncodedPathSegments(path);
      query.forEach(url::addQueryParameter);
      return url.build();
    };
  }

  private static String number(Account account, @Nullable Integer workspace) {
    Integer number = workspace == null ? account.workspace() : workspace;
    if (number == null) {
      throw new ConfigurationException(
          "No workspace: pass its number, or set "
              + Environment.WORKSPACE
              + ". It is the number behind /workspaces/ in the address that the Mammoth app shows"
              + " in the browser. Nothing was sent.");
    }
    return number.toString();
  }
}
