package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Talks to the Python script that drives a kernel: a JSON line there for a JSON line back. */
final class KernelDriver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECONDS_TO_END = 20;

  private final Process process;
  private final BufferedWriter requests;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, RunningCell> open = new ConcurrentHashMap<>();

  private KernelDriver(Process process) {
    this.process = process;
    this.requests = process.outputWriter(UTF_8);
  }

  static KernelDriver start(Map<String, String> environment, Path python, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(python.toString(), "-c"));
    command.add(Workbench.resource("kernel_driver.py"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // What a notebook writes beside itself belongs there.
    builder.directory(Workbench.scratch("beside-notebooks").toFile());
    Workbench.isolate(builder.environment(), environment);
    try {
      KernelDriver driver = new KernelDriver(builder.start());
      RunningCell ready = driver.expect(0);
      Thread reader = new Thread(driver::read, "kernel driver");
      reader.setDaemon(true);
      reader.start();
      ready.answer();
      return driver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunningCell ask(String what, Map<String, Object> arguments) {
    Map<String, Object> request = new HashMap<>(arguments);
    int id = last.incrementAndGet();
    request.put("id", id);
    request.put("do", what);
    RunningCell answer = expect(id);
    try {
      synchronized (requests) {
        requests.write(JSON.writeValueAsString(request) + "\n");
        requests.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer;
  }

  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private RunningCell expect(int id) {
    RunningCell answer = new RunningCell();
    open.put(id, answer);
    return answer;
  }

  private void read() {
    AssertionError end = new AssertionError("the kernel's driver ended");
    try (BufferedReader answers = process.inputReader(UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        JsonNode answer = JSON.readTree(line);
        RunningCell waiting = open.get(answer.path("id").asInt());
        if (waiting != null && waiting.take(answer)) {
          open.remove(answer.path("id").asInt());
        }
      }
    } catch (IOException e) {
      end.addSuppressed(e);
    }
    open.values().forEach(waiting -> waiting.fail(end));
  }
}
