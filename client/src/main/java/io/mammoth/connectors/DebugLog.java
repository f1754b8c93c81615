package io.mammoth.connectors;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Logs what goes over the wire: method, address, status, time, and the headers of a short list.
 * Never a body, and never a header that is not on the list, so that no credential can show.
 */
final class DebugLog implements Interceptor {
  private static final Set<String> SHOWN =
      Set.of(
          "accept",
          "content-length",
          "content-type",
          "date",
          "retry-after",
          "server",
          "user-agent",
          "x-request-id",
          "x-workspace-id");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String what = request.method() + " " + request.url();
    log("→ " + what + shown(request.headers(), text -> text));
    long began = System.nanoTime();
    try {
      Response response = chain.proceed(request);
      log("← " + response.code() + " " + what + took(began) + shown(chain, response));
      return response;
    } catch (IOException broken) {
      log("✕ " + what + took(began) + " " + broken.getClass().getSimpleName());
      throw broken;
    }
  }

  private static void log(String line) {
    Transport.LOG.log(System.Logger.Level.INFO, () -> line);
  }

  private static String took(long began) {
    return String.format(Locale.ROOT, " (%.1f ms)", (System.nanoTime() - began) / 1e6);
  }

  /** The headers of the list, without credentials and control characters. */
  private static String shown(Headers headers, UnaryOperator<String> mask) {
    StringBuilder shown = new StringBuilder();
    headers.forEach(
        header -> {
          if (SHOWN.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
            String value = Excerpt.escaped(mask.apply(header.getSecond()));
            shown.append(' ').append(header.getFirst()).append(": ").append(value);
          }
        });
    return shown.toString();
  }

  /** The headers of a response, which may repeat the credentials of the request. */
  private static String shown(Chain chain, Response response) {
    Exchange<?> exchange = chain.call().request().tag(Exchange.class);
    return exchange == null ? "" : shown(response.headers(), exchange.credentials()::maskIn);
  }
}
