package io.mammoth.connectors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service wraps the content of its answers in; each answer holds some of these. */
record Envelope(
    @Nullable List<Connector> connectors,
    @Nullable Connector connector,
    @Nullable List<ConnectorProfile> connectorProfiles,
    @Nullable ConnectorProfile connectorProfile,
    @Nullable String message) {

  /** Refuses null among the connectors or profiles. */
  Envelope {
    connectors = connectors == null ? null : List.copyOf(connectors);
    connectorProfiles = connectorProfiles == null ? null : List.copyOf(connectorProfiles);
  }
}
