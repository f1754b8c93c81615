package io.mammoth.connectors;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp may send once only: it would otherwise repeat a write on its own after some
 * failures.
 */
final class OneShotBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final @Nullable ByteString bytes;
  private final Runnable written;

  OneShotBody(@Nullable ByteString bytes, Runnable written) {
    this.bytes = bytes;
    this.written = written;
  }

  @Override
  public @Nullable MediaType contentType() {
    return bytes == null ? null : JSON;
  }

  @Override
  public long contentLength() {
    return bytes == null ? 0 : bytes.size();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws java.io.IOException {
    if (bytes != null) {
      sink.write(bytes);
    }
    sink.flush();
    written.run();
  }
}
