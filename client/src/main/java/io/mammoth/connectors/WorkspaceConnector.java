package io.mammoth.connectors;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workspace connector: what can be used. Contract: {@code ConnectorsSchema}; every field may be
 * null, or absent by {@link Fields}, and then reads as null.
 *
 * @param dispName its name for people
 * @param nameKey its key, which {@link Connectors#get(String)} takes
 * @param apiType its type: DB, CRM, …
 * @param isPremium whether it costs extra
 * @param isAdded whether the workspace has it
 * @param isAvailable whether the workspace could have it; since October 2026
 * @param spec how to sign in to it
 * @param versionKey its version, a text: 2.10 is not 2.1
 * @param supportedVersion the version that is supported
 * @param vendor who makes what it connects to
 * @param connectionCount how many connections use it; under {@link Fields#FULL}
 * @param other every field that this client does not know, as plain Java
 */
public record WorkspaceConnector(
    @Nullable String dispName,
    @Nullable String nameKey,
    @Nullable String apiType,
    @Nullable Boolean isPremium,
    @Nullable Boolean isAdded,
    @Nullable Boolean isAvailable,
    @Nullable Spec spec,
    @Nullable String versionKey,
    @Nullable String supportedVersion,
    @Nullable String vendor,
    @Nullable Integer connectionCount,
    Map<String, @Nullable Object> other) {

  /** Copies the unknown fields. */
  public WorkspaceConnector {
    other = Unmodifiable.copy(other);
  }

  static @Nullable WorkspaceConnector read(JsonReader in) throws IOException {
    if (!in.enter()) {
      return null;
    }
    String dispName = null;
    String nameKey = null;
    String apiType = null;
    Boolean isPremium = null;
    Boolean isAdded = null;
    Boolean isAvailable = null;
    Spec spec = null;
    String versionKey = null;
    String supportedVersion = null;
    String vendor = null;
    Integer connectionCount = null;
    Map<String, @Nullable Object> other = new LinkedHashMap<>();
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "disp_name" -> dispName = in.text();
        case "name_key" -> nameKey = in.text();
        case "api_type" -> apiType = in.text();
        case "is_premium" -> isPremium = in.flag();
        case "is_added" -> isAdded = in.flag();
        case "is_available" -> isAvailable = in.flag();
        case "spec" -> spec = Spec.read(in);
        case "version_key" -> versionKey = in.text();
        case "supported_version" -> supportedVersion = in.text();
        case "vendor" -> vendor = in.text();
        case "connection_count" -> connectionCount = in.number();
        default -> other.put(field, in.any());
      }
    }
    return new WorkspaceConnector(
        dispName,
        nameKey,
        apiType,
        isPremium,
        isAdded,
        isAvailable,
        spec,
        versionKey,
        supportedVersion,
        vendor,
        connectionCount,
        other);
  }

  /**
   * How to sign in to a connector. Contract: {@code SpecSchema}.
   *
   * @param authUrl where signing in begins
   * @param scope what is asked for; a list, which the service shows as well, is joined by spaces
   * @param connectionConfig a JSON Schema of the connection's settings, as plain Java; since
   *     October 2026
   * @param connectionInputNote how to send those settings; since October 2026
   * @param dataSourceConfig a JSON Schema of the data source's settings, as plain Java; since
   *     October 2026
   * @param other every field that this client does not know, as plain Java
   */
  public record Spec(
      @Nullable String authUrl,
      @Nullable String scope,
      @Nullable Map<String, @Nullable Object> connectionConfig,
      @Nullable String connectionInputNote,
      @Nullable Map<String, @Nullable Object> dataSourceConfig,
      Map<String, @Nullable Object> other) {

    /** Copies the collections. */
    public Spec {
      connectionConfig = connectionConfig == null ? null : Unmodifiable.copy(connectionConfig);
      dataSourceConfig = dataSourceConfig == null ? null : Unmodifiable.copy(dataSourceConfig);
      other = Unmodifiable.copy(other);
    }

    static @Nullable Spec read(JsonReader in) throws IOException {
      if (!in.enter()) {
        return null;
      }
      String authUrl = null;
      String scope = null;
      Map<String, @Nullable Object> connectionConfig = null;
      String connectionInputNote = null;
      Map<String, @Nullable Object> dataSourceConfig = null;
      Map<String, @Nullable Object> other = new LinkedHashMap<>();
      for (String field = in.field(); field != null; field = in.field()) {
        switch (field) {
          case "auth_url" -> authUrl = in.text();
          case "scope" -> scope = in.textOrList();
          case "connection_config" -> connectionConfig = in.map();
          case "connection_input_note" -> connectionInputNote = in.text();
          case "data_source_config" -> dataSourceConfig = in.map();
          default -> other.put(field, in.any());
        }
      }
      return new Spec(
          authUrl, scope, connectionConfig, connectionInputNote, dataSourceConfig, other);
    }
  }
}
