package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs: that they end, and that a bomb of a body does not fell them. */
final class ProgramsTest {

  /** Ten times the promise, so that a busy machine fails nothing; the promise itself in -Plong. */
  private static final Duration LATEST = Duration.ofMillis(Effort.LONG ? 250 : 2500);

  /** A program that never closes its client. */
  static final class Calls {
    private Calls() {}

    public static void main(String[] arguments) {
      Connectors connectors =
          MammothClient.builder()
              .serverUrl(arguments[0])
              .credentials(Credentials.apiKey("k", "s"))
              .workspace(4)
              .build()
              .connectors();
      if (arguments[1].equals("async")) {
        System.out.println("done " + connectors.async().active(4).join());
      } else {
        System.out.println("done " + connectors.active());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "async"})
  void aProgramEndsWhenItsMainDoes(String way) {
    try (FaultServer server = new FaultServer(FaultServer.answers(200, "", "[]"))) {
      Duration longest = Duration.ZERO;
      for (int run = 0; run < Effort.times(1, 10); run++) {
        ChildJvm program = ChildJvm.run(Calls.class, List.of(), server.address(), way);
        assertEquals(0, program.exit(), program::toString);
        assertEquals("done []", program.printed().get(program.printed().size() - 1));
        longest =
            longest.compareTo(program.afterItsLastLine()) > 0
                ? longest
                : program.afterItsLastLine();
      }
      System.out.println("A program (" + way + ") ended within " + longest + " of its last call");
      assertTrue(longest.compareTo(LATEST) < 0, "took " + longest);
    }
  }

  /** A program with little memory that fetches a bomb. */
  static final class Fetches {
    private Fetches() {}

    public static void main(String[] arguments) {
      try (MammothClient client =
          MammothClient.builder()
              .serverUrl(arguments[0])
              .credentials(Credentials.apiKey("k", "s"))
              .build()) {
        Connectors connectors = client.connectors().withRetry(Retry.none());
        long began = System.nanoTime();
        try {
          connectors.fetch();
        } catch (MammothException failure) {
          long took = (System.nanoTime() - began) / 1_000_000;
          System.out.println(failure.getClass().getSimpleName() + " " + took);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void aBombIsRefusedInLittleMemory(int status) throws IOException {
    Buffer bomb = bomb();
    long size = bomb.size();
    byte[] bytes = bomb.readByteArray();
    String head = "HTTP/1.1 %d X\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n";
    try (FaultServer server =
        new FaultServer(
            talk -> {
              talk.write(head.formatted(status, size));
              talk.socket().getOutputStream().write(bytes);
            })) {
      ChildJvm program = ChildJvm.run(Fetches.class, List.of("-Xmx128m"), server.address());
      String[] words = program.printed().get(program.printed().size() - 1).split(" ", -1);
      String type = status == 200 ? "UnreadableResponseException" : "ApiException";
      assertEquals(type, words[0], program::toString);
      System.out.println(
          "256 MiB in " + size + " bytes, status " + status + ": " + words[1] + " ms");
      assertTrue(Integer.parseInt(words[1]) < (Effort.LONG ? 2000 : 20_000), words[1]);
    }
  }

  private static Buffer bomb() throws IOException {
    Buffer bomb = new Buffer();
    byte[] blanks = new byte[1 << 20];
    java.util.Arrays.fill(blanks, (byte) ' ');
    try (var sink = Okio.buffer(new GzipSink(bomb))) {
      for (int i = 0; i < 256; i++) {
        sink.write(blanks);
      }
    }
    return bomb;
  }

  @Test
  void everyThreadOfAClientIsADaemon() {
    try (FaultServer server = new FaultServer(FaultServer.answers(200, "", "[]"));
        MammothClient client =
            MammothClient.builder()
                .serverUrl(server.address())
                .credentials(ServedTest.PAIR)
                .build()) {
      client.connectors().active(4);
      client.connectors().async().active(4).join();
      List<String> holding =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !thread.isDaemon())
              .map(Thread::getName)
              .filter(name -> !name.matches("main|surefire.*|junit.*|DestroyJavaVM|ping.*"))
              .toList();
      assertEquals(List.of(), holding);
    }
  }
}
