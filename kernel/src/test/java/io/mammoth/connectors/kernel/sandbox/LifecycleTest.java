package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
  private static final String PATH = "/subscription/connectors";

  @Test
  void aTakenPortIsOneClearSentence() {
    try (Sandbox first = Sandbox.start()) {
      int port = first.port();
      Throwable e = assertThrows(SandboxException.class, () -> Sandbox.start(Dialect.JULY, port));
      assertEquals(
          "Port " + port + " on 127.0.0.1 is already taken: choose another, or 0 for a free one.",
          e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortThatIsNoneIsRefused(int port) {
    Throwable e =
        assertThrows(IllegalArgumentException.class, () -> Sandbox.start(Dialect.JULY, port));
    assertEquals("A port is a number from 0 to 65535, not " + port + ".", e.getMessage());
  }

  @Test
  void aClosedSandboxIsGoneItsPortIsFreeAndItsChangesAreForgotten() {
    Sandbox first = Sandbox.start();
    int port = first.port();
    new Caller(first).delete(PATH + "/900001").expect(200);
    first.close();
    first.close();
    assertThrows(UncheckedIOException.class, () -> new Caller(first).get(PATH));
    try (Sandbox second = Sandbox.start(Dialect.OCTOBER, port)) {
      assertEquals(port, second.port());
      assertEquals("http://127.0.0.1:" + port + "/api/v2", second.serverUrl());
      assertEquals("900001", new Caller(second).get(PATH).column("connectors", "id").get(0));
    }
  }

  @Test
  void closingDoesNotWaitForStalledClients() {
    Sandbox sandbox = Sandbox.start();
    try (Wire wire = new Wire(sandbox.port())) {
      wire.send(
          "POST /api/v2" + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{");
      assertTimeoutPreemptively(Duration.ofSeconds(20), sandbox::close);
      wire.rest();
    }
  }

  @Test
  void aProgramThatForgetsToCloseEndsAllTheSame(@TempDir Path folder) throws Exception {
    Path said = folder.resolve("said.txt");
    String classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", classes),
                Forgetful.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
      assertEquals("", Files.readString(said));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void noOtherMachineCanReachIt() throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      for (InetAddress address : addresses()) {
        assertThrows(ConnectException.class, () -> new Socket(address, sandbox.port()).close());
      }
    }
  }

  private static List<InetAddress> addresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  @Test
  void answersDoNotWaitForDelayedAcknowledgements() {
    try (Sandbox sandbox = Sandbox.start()) {
      Caller caller = new Caller(sandbox);
      // Each would take 40 ms and more: eight seconds.
      assertTimeoutPreemptively(
          Duration.ofSeconds(4),
          () -> {
            for (int i = 0; i < 200; i++) {
              caller.get("/workspaces/4/connectors/postgres").expect(200);
            }
          });
    }
  }
}
