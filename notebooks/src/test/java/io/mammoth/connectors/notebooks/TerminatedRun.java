package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A {@code run} that was told to end at a known place: where its kernel opened the door.
 *
 * @param exit its exit code
 * @param err what it wrote to its standard error
 * @param notebook where it was to write the executed notebook
 * @param junit its report
 */
record TerminatedRun(int exit, String err, Path notebook, String junit) {

  /**
   * Code of a cell that opens the door: a line to the test, open for as long as the kernel is
   * alive.
   */
  static final String OPEN_DOOR =
      "var line = new java.net.Socket(\"127.0.0.1\", Integer.parseInt(System.getenv(\"DOOR\")));\n";

  /** Code of a cell that waits for ever. */
  static final String WAIT = "new CountDownLatch(1).await();";

  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  /** A container has this long before it is killed. */
  private static final int SECONDS = 10;

  /** The file that a cell with {@link #freeze} makes beside its notebook, once that is done. */
  static final String FROZEN = "frozen";

  /** Code of a cell that stops a process so that no signal but SIGKILL reaches it any more. */
  static String freeze(String process) {
    return "new ProcessBuilder(\"sh\", \"-c\", \"kill -STOP \" + %s.pid() + \"; : > %s\").start().waitFor();"
        .formatted(process, FROZEN);
  }

  /** The same for a cell that opens the door before it freezes its own kernel. */
  static TerminatedRun onceFrozen(String signal, Path notebook, Map<String, String> environment)
      throws Exception {
    return by(signal, notebook, environment, notebook.resolveSibling(FROZEN));
  }

  /** Runs a notebook and sends this signal when its door is open. */
  static TerminatedRun by(String signal, Path notebook, Map<String, String> environment)
      throws Exception {
    return by(signal, notebook, environment, notebook);
  }

  private static TerminatedRun by(
      String signal, Path notebook, Map<String, String> environment, Path awaited)
      throws Exception {
    Path folder = Objects.requireNonNull(notebook.getParent());
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path out = folder.resolve("out.ipynb");
    Path junit = folder.resolve("junit.xml");
    Path err = folder.resolve("err");
    List<String> command = Workbench.interruptible("run", notebook.toString(), "--sandbox");
    command.add(command.indexOf("-jar"), "-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-o", out.toString(), "--junit", junit.toString()));
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
      Map<String, String> variables = new HashMap<>(environment);
      variables.put("DOOR", String.valueOf(door.getLocalPort()));
      Workbench.isolate(builder.environment(), variables);
      Process run = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      try (Socket line = opened(door, run, err)) {
        // Every shell has a kill of its own; a small system has no program of that name.
        awaitFile(awaited);
        String kill = "kill -%s %s".formatted(signal, run.pid());
        assertEquals(0, Run.program(Map.of(), List.of("sh", "-c", kill)).exit());
        assertTrue(run.waitFor(SECONDS, TimeUnit.SECONDS), "it takes too long");
        assertEquals(-1, line.getInputStream().read(), "the kernel is alive");
      } finally {
        run.destroy();
      }
      assertArrayEquals(new String[0], temporary.toFile().list());
      return new TerminatedRun(
          run.exitValue(), Files.readString(err), out, Files.readString(junit));
    }
  }

  private static void awaitFile(Path file) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!Files.exists(file)) {
      assertTrue(System.nanoTime() < end, () -> file + " was not made");
      Thread.onSpinWait();
    }
  }

  /**
   * The line of the program that opens the door; one that ends before never opens it.
   *
   * @param err where its standard error goes
   */
  static Socket opened(ServerSocket door, Process run, Path err) throws IOException {
    door.setSoTimeout((int) LONGEST_START.toMillis());
    CompletableFuture<Socket> opened = CompletableFuture.supplyAsync(() -> accepted(door));
    CompletableFuture.anyOf(opened, run.onExit()).exceptionally(timedOut -> run).join();
    if (!opened.isDone() || opened.isCompletedExceptionally()) {
      String fate = run.isAlive() ? "it runs" : "it ended";
      run.destroy();
      throw new AssertionError(fate + " and opened no door: " + Files.readString(err));
    }
    return opened.join();
  }

  private static Socket accepted(ServerSocket door) {
    try {
      Socket line = door.accept();
      line.setSoTimeout((int) LONGEST_START.toMillis());
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This cell is the only one that was stopped, in the sentence and in the report; its notebook is
   * told.ipynb.
   */
  void assertStopped(int cell) {
    assertEquals("told.ipynb, cell " + cell + ": stopped from outside\n", err, this::toString);
    assertTrue(junit.contains("name=\"cell " + cell + "\""), junit);
    assertEquals(1, junit.split("type=\"stopped\"", -1).length - 1, junit);
  }

  /** The executed notebook, as text. */
  String executed() throws Exception {
    return Files.readString(notebook);
  }
}
