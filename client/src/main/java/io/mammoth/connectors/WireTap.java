package io.mammoth.connectors;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Stands where a request meets the connection: counts what goes on the wire, and hides {@code
 * Retry-After} of a 503 from OkHttp, which would otherwise send the request again by itself.
 */
final class WireTap implements Interceptor {
  static final String HIDDEN_RETRY_AFTER = "X-Mammoth-Hidden-Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Exchange<?> exchange = request.tag(Exchange.class);
    if (exchange != null) {
      exchange.onWire();
    }
    Response response = chain.proceed(request);
    if (response.code() != 503 || response.header("Retry-After") == null) {
      return response;
    }
    Response.Builder hidden = response.newBuilder().removeHeader("Retry-After");
    response.headers("Retry-After").forEach(wait -> hidden.addHeader(HIDDEN_RETRY_AFTER, wait));
    return hidden.build();
  }
}
