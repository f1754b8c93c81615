package io.mammoth.connectors;

import java.io.IOException;

/** The client's own decoding of an answer's bytes, which it has no door to without a call. */
public final class DecodedAnswer {
  private DecodedAnswer() {}

  /** The connectors that these bytes are. */
  public static ConnectorList connectors(byte[] answer) throws IOException {
    return ConnectorList.of(
        JsonReader.read(answer, in -> in.part("connectors", list -> list.list(Connector::read))));
  }
}
