/** Mammoth Analytics connectors from Java; see {@link io.mammoth.connectors.MammothClient}. */
module io.mammoth.connectors {
  requires com.fasterxml.jackson.databind;
  requires transitive okhttp3;
  requires static transitive org.jspecify;

  exports io.mammoth.connectors;

  opens io.mammoth.connectors to
      com.fasterxml.jackson.databind;
}
