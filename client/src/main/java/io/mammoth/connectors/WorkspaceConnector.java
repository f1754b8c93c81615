package io.mammoth.connectors;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
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
    @JsonAnySetter Map<String, @Nullable Object> other) {

  /** Copies the unknown fields. */
  public WorkspaceConnector {
    other = Wire.unmodifiable(Wire.map(other));
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
      @JsonDeserialize(using = Wire.TextOrList.class) @Nullable String scope,
      @Nullable Map<String, @Nullable Object> connectionConfig,
      @Nullable String connectionInputNote,
      @Nullable Map<String, @Nullable Object> dataSourceConfig,
      @JsonAnySetter Map<String, @Nullable Object> other) {

    /** Copies the collections. */
    public Spec {
      connectionConfig = connectionConfig == null ? null : Wire.unmodifiable(connectionConfig);
      dataSourceConfig = dataSourceConfig == null ? null : Wire.unmodifiable(dataSourceConfig);
      other = Wire.unmodifiable(Wire.map(other));
    }
  }
}
