package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R7: a redirect is an error, and carries the credentials nowhere. */
final class RedirectsTest {

  static Stream<Arguments> redirects() {
    return Stream.of(301, 302, 303, 307, 308)
        .flatMap(
            status ->
                Stream.of("GET", "POST", "PUT", "DELETE")
                    .flatMap(
                        method ->
                            Stream.of("/elsewhere", "http://127.0.0.1:%d/", "//127.0.0.1:%d/x", "")
                                .map(target -> Arguments.of(status, method, target))));
  }

  @ParameterizedTest(name = "{0} {1} to \"{2}\"")
  @MethodSource("redirects")
  void aRedirectIsNotFollowed(int status, String method, String target) {
    try (FaultServer other = new FaultServer(FaultServer.answers(200, "", "{}"));
        FaultServer server =
            new FaultServer(
                FaultServer.answers(
                    status, "Location: " + target.formatted(other.port()) + "\r\n", "{}"));
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .build()) {
      Object body = method.equals("GET") ? null : Map.of();
      var failure =
          assertThrows(ApiException.class, () -> client.send(method, "/x", Map.of(), body));
      assertEquals(status, failure.status());
      assertEquals(1, failure.attempts());
      assertEquals(1, server.requests.get());
      assertEquals(0, other.requests.get());
    }
  }
}
