package io.mammoth.connectors.kernel.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a sandbox with its credentials; every answer is held against the sandbox's description. */
final class Caller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Sandbox sandbox;
  private final Description description;

  Caller(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.description = Description.of(sandbox.dialect());
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply delete(String path) {
    return send(request(path).DELETE());
  }

  Reply post(String path, String json) {
    return send("POST", path, json);
  }

  Reply put(String path, String json) {
    return send("PUT", path, json);
  }

  Reply send(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** A request that carries key, secret and workspace. */
  HttpRequest.Builder request(String path) {
    return bare(path)
        .header("X-API-KEY", sandbox.apiKey())
        .header("X-API-SECRET", sandbox.apiSecret())
        .header("X-WORKSPACE-ID", String.valueOf(sandbox.workspace()));
  }

  /** A request without any credential. */
  HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.serverUrl() + path));
  }

  Reply send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString(UTF_8));
      JsonNode body = Json.read(response.body().getBytes(UTF_8));
      Reply reply = new Reply(response.statusCode(), response.headers(), body, response.body());
      String path = request.uri().getRawPath().substring(Service.BASE.length());
      description.check(request.method(), path, reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
