package io.mammoth.connectors;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Makes OkHttp's requests of operations, and answers of OkHttp's responses. */
final class Requests {
  private static final String REQUEST_ID = "X-Request-Id";
  private static final String USER_AGENT =
      "mammoth-connectors-java/"
          + version()
          + " (java/"
          + System.getProperty("java.version", "?").replaceAll("[^\\w.+-]", "?")
          + ")";

  private Requests() {}

  private static String version() {
    ModuleDescriptor module = Requests.class.getModule().getDescriptor();
    String version =
        module == null
            ? Requests.class.getPackage().getImplementationVersion()
            : module.rawVersion().orElse(null);
    return version == null ? "dev" : version;
  }

  /** The request of an operation for an account; checks that it may be sent. */
  static Request.Builder of(
      Operation<?> operation, Account account, String requestId, Runnable written) {
    if (operation.isWrite()) {
      checkWrites(account, operation.method());
    }
    Request.Builder request =
        new Request.Builder()
            .url(operation.url().apply(account))
            .header("Accept", "application/json")
            .header("User-Agent", USER_AGENT)
            .header(REQUEST_ID, requestId)
            .method(operation.method(), body(operation, written));
    authorize(request, account, operation.workspace());
    return request;
  }

  /** Refuses a write where the account has writing switched off. */
  static void checkWrites(Account account, String method) {
    if (!account.writes()) {
      throw new ConfigurationException(
          "Writing is switched off for this account, so the "
              + method
              + " was not sent. In a notebook `%mammoth writes on` switches it on, in JShell"
              + " writes(true), in a program "
              + Environment.WRITES
              + "=on or writes(true).");
    }
  }

  private static @Nullable RequestBody body(Operation<?> operation, Runnable written) {
    return operation.isWrite() ? new OneShotBody(operation.body(), written) : null;
  }

  private static void authorize(Request.Builder request, Account account, @Nullable Integer named) {
    Credentials credentials = account.credentials();
    if (credentials.key() == null) {
      request.header("Authorization", "Bearer " + credentials.secret());
      return;
    }
    request.header("X-API-KEY", credentials.key()).header("X-API-SECRET", credentials.secret());
    Integer workspace = account.workspace() == null ? named : account.workspace();
    if (workspace != null) {
      request.header("X-WORKSPACE-ID", workspace.toString());
    }
  }

  /**
   * Reads an answer, at most as many bytes of its body, after decompression, as the calls allow.
   */
  static Outcome.Came answer(
      Response response, TransportException.Sent sent, Credentials credentials, Calls calls)
      throws IOException {
    long most = response.isSuccessful() ? calls.maxBody() : calls.maxErrorBody();
    BufferedSource source = response.body().source();
    boolean cut =
        isLonger(
            source, Math.min(response.body().contentLength(), most), most, response.isSuccessful());
    // Of a success that is too large the beginning is kept, to look at: as much as of an error.
    long kept = cut ? Math.min(most, calls.maxErrorBody()) : most;
    byte[] body = source.getBuffer().readByteArray(Math.min(kept, source.getBuffer().size()));
    String theirs = response.header(REQUEST_ID);
    boolean named = theirs != null && !theirs.isBlank();
    String id = named ? Excerpt.of(credentials.maskIn(theirs)) : sent.requestId();
    var answered = new TransportException.Sent(sent.attempts(), id);
    int status = Disguise.status(response);
    return new Outcome.Came(new Answer(status, headers(response), body, answered), cut);
  }

  /**
   * Reads up to the limit. Of an error, whose status says enough, half a body is better than none.
   */
  private static boolean isLonger(BufferedSource source, long announced, long most, boolean whole)
      throws IOException {
    try {
      boolean longer = source.request(most + 1);
      if (whole && source.getBuffer().size() < announced) {
        // OkHttp compares the two over HTTP/1.1 only.
        throw new ProtocolException("unexpected end of stream");
      }
      return longer;
    } catch (IOException broken) {
      if (whole) {
        throw broken;
      }
      return false;
    }
  }

  private static Map<String, List<String>> headers(Response response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach(
            header -> {
              String name = Disguise.name(header.getFirst());
              if (name != null) {
                headers
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(header.getSecond());
              }
            });
    headers.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(headers);
  }
}
