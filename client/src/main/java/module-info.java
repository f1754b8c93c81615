/** Mammoth Analytics connectors from Java; see {@link io.mammoth.connectors.MammothClient}. */
module io.mammoth.connectors {
  requires com.fasterxml.jackson.core;
  requires transitive okhttp3;
  requires static transitive org.jspecify;

  exports io.mammoth.connectors;
}
