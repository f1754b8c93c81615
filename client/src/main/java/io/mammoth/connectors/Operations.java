package io.mammoth.connectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
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
  private static final ObjectReader FETCHED = Wire.JSON.readerFor(ConnectorList.class);
  private static final ObjectReader SAVED = Wire.JSON.readerFor(SavedConnector.class);
  private static final ObjectReader MESSAGE = Wire.JSON.readerFor(Message.class);
  private static final ObjectReader ONE = Wire.JSON.readerFor(WorkspaceConnector.class);
  private static final ObjectReader PAGE = Wire.JSON.readerFor(ConnectorPage.class);
  private static final ObjectReader ACTIVE = Wire.JSON.readerFor(Active.class);

  private Operations() {}

  record SavedConnector(
      @JsonProperty(required = true) Connector connector, @Nullable String message) {
    SavedConnector {
      Wire.required("connector", connector);
    }
  }

  record Message(@Nullable String message) {}

  record Active(List<String> names) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Active {
      names = List.copyOf(names);
    }
  }

  static Operation<ConnectorList> fetch() {
    return new Operation<>(
        "GET", null, account -> subscription(account).build(), null, Operations::fetched);
  }

  static Operation<Connector> named(String name) {
    Checks.filled("name", name);
    return new Operation<>(
        "GET",
        null,
        account -> subscription(account).build(),
        null,
        reading -> fetched(reading).named(name));
  }

  private static ConnectorList fetched(Reading reading) {
    return reading.json(FETCHED, ConnectorList.class);
  }

  static Operation<Saved> create(NewConnector connector) {
    FieldValues fields = connector.fields();
    return new Operation<>(
        "POST",
        null,
        account -> subscription(account).build(),
        Wire.bytes(fields.values()),
        reading -> saved(reading, fields));
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
        account -> subscription(account).addPathSegment(Long.toString(id)).build(),
        Wire.bytes(fields.values()),
        reading -> saved(reading, fields));
  }

  static Saved saved(Reading reading, FieldValues fields) {
    SavedConnector saved = reading.json(SAVED, SavedConnector.class);
    return new Saved(saved.connector, text(saved.message), fields.notKeptBy(saved.connector));
  }

  static Operation<Deleted> delete(long id, @Nullable Connector connector) {
    Checks.aboveZero("connector id", id);
    return new Operation<>(
        "DELETE",
        null,
        account -> subscription(account).addPathSegment(Long.toString(id)).build(),
        null,
        reading -> new Deleted(id, connector, message(reading)));
  }

  static String message(Reading reading) {
    return reading.isEmpty() ? "" : text(reading.json(MESSAGE, Message.class).message);
  }

  static Operation<WorkspaceConnector> get(
      @Nullable Integer workspace, ConnectorKey key, @Nullable Fields fields) {
    checked(workspace);
    return new Operation<>(
        "GET",
        workspace,
        account -> {
          HttpUrl.Builder url = workspace(account, workspace).addPathSegment("connectors");
          segment(url, key.wire());
          if (fields != null) {
            url.addQueryParameter("fields", fields.names());
          }
          if (fields != null && fields.isExport()) {
            url.addQueryParameter("is_export", "true");
          }
          return url.build();
        },
        null,
        reading -> reading.json(ONE, WorkspaceConnector.class));
  }

  static Operation<ConnectorPage> list(@Nullable Integer workspace, ConnectorQuery query) {
    return listing(workspace, query, reading -> reading.json(PAGE, ConnectorPage.class));
  }

  /** A page together with what its walk needs to complain about it. */
  static Operation<PageWalk.Fetched> page(@Nullable Integer workspace, ConnectorQuery query) {
    return listing(
        workspace,
        query,
        reading -> new PageWalk.Fetched(reading.json(PAGE, ConnectorPage.class), reading));
  }

  private static <T> Operation<T> listing(
      @Nullable Integer workspace, ConnectorQuery query, Function<Reading, T> result) {
    checked(workspace);
    return new Operation<>(
        "GET",
        workspace,
        account -> {
          HttpUrl.Builder url = workspace(account, workspace).addPathSegment("connectors");
          query.parameters().forEach(url::addQueryParameter);
          return url.build();
        },
        null,
        result);
  }

  static Operation<List<String>> active(@Nullable Integer workspace) {
    checked(workspace);
    return new Operation<>(
        "GET",
        workspace,
        account -> workspace(account, workspace).addPathSegment("active_connectors").build(),
        null,
        reading -> reading.json(ACTIVE, Active.class).names);
  }

  /** A request that this client does not model; the path stands below the server's address. */
  static Operation<Answer> raw(
      String method, String path, Map<String, ?> query, @Nullable Object body) {
    return new Operation<>(
        RawRequest.method(method, body),
        null,
        account -> RawRequest.url(account.url(), path, query),
        body == null ? null : Wire.bytes(body),
        Reading::answer);
  }

  private static HttpUrl.Builder subscription(Account account) {
    return account.url().newBuilder().addPathSegment("subscription").addPathSegment("connectors");
  }

  private static HttpUrl.Builder workspace(Account account, @Nullable Integer workspace) {
    Integer number = workspace == null ? account.workspace() : workspace;
    if (number == null) {
      throw new ConfigurationException(
          "No workspace: pass its number, or set "
              + Environment.WORKSPACE
              + ". It is the number behind /workspaces/ in the address that the Mammoth app shows in the browser."
              + " Nothing was sent.");
    }
    return account
        .url()
        .newBuilder()
        .addPathSegment("workspaces")
        .addPathSegment(Integer.toString(number));
  }

  private static void checked(@Nullable Integer workspace) {
    if (workspace != null) {
      Checks.aboveZero("workspace", workspace);
    }
  }

  /** One segment, with the plus sign encoded as well: some servers read it as a space. */
  private static void segment(HttpUrl.Builder url, String text) {
    url.addPathSegment("x");
    int last = url.build().pathSize() - 1;
    url.setEncodedPathSegment(last, RawRequest.encoded(text));
  }

  static String text(@Nullable String message) {
    return message == null ? "" : message;
  }
}
