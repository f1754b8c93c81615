package io.mammoth.connectors;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

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
      log("← " + response.code() + " " + what + took(began) + shown(response));
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

  /** The headers of an answer, which may repeat what the request held. */
  private static String shown(Response response) {
    Request sent = response.request();
    String key = sent.header("X-API-KEY");
    String secret = sent.header(key == null ? "Authorization" : "X-API-SECRET");
    return shown(response.headers(), secret == null ? text -> text : mask(key, secret));
  }

  private static UnaryOperator<String> mask(@Nullable String key, String secret) {
    Credentials credentials =
        key == null
            ? Credentials.bearer(secret.substring("Bearer ".length()))
            : Credentials.apiKey(key, secret);
    return credentials::maskIn;
  }
}
