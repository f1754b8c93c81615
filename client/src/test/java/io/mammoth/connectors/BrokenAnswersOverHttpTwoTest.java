package io.mammoth.connectors;

import mockwebserver3.SocketEffect;
import okhttp3.internal.http2.ErrorCode;

/** Answers that are cut short, are not JSON, or never come: the same over HTTP/2 with TLS. */
final class BrokenAnswersOverHttpTwoTest extends BrokenAnswersTest {
  @Override
  Wire wire() {
    return Wire.HTTP_2_TLS;
  }

  @Override
  SocketEffect cut() {
    return new SocketEffect.CloseStream(ErrorCode.INTERNAL_ERROR.getHttpCode());
  }
}
