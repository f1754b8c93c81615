package io.mammoth.connectors;

/** When reads are tried again, after which wait, and when not: the same over HTTP/2 with TLS. */
final class RetriesOverHttpTwoTest extends RetriesTest {
  @Override
  Wire wire() {
    return Wire.HTTP_2_TLS;
  }
}
