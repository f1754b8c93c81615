package io.mammoth.connectors.benchmarks;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.MammothClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox in a process of its own, so that its work is not taken for a client's. */
final class SandboxProcess implements AutoCloseable {
  private static final int LINES = 4;
  private static final String EXPORT = "export ";

  private final Process process;
  private final Map<String, String> environment = new HashMap<>();

  SandboxProcess() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = System.getProperty("java.class.path");
    process =
        new ProcessBuilder(java, "-cp", jar, "io.mammoth.connectors.kernel.cli.Main", "sandbox")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    while (environment.size() < LINES) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the sandbox ended");
      }
      if (line.startsWith(EXPORT)) {
        String[] pair = line.substring(EXPORT.length()).split("=", 2);
        environment.put(pair[0], pair[1].replaceAll("^['\"]|['\"]$", ""));
      }
    }
  }

  String value(String variable) {
    return environment.get(variable);
  }

  /** The lines that lead a shell to it. */
  List<String> exports() {
    return environment.entrySet().stream()
        .map(variable -> EXPORT + variable.getKey() + "=" + variable.getValue())
        .toList();
  }

  MammothClient client() {
    var account = Environment.of(environment).account();
    return MammothClient.builder().account(() -> account).build();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
