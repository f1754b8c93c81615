package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program at a real pseudo-terminal:
 *
 * <pre>{@code
 * String shown = Terminal.of(80, command).at("jshell> ", "1 + 1\r").run(Map.of());
 * }</pre>
 */
final class Terminal {
  /** The keys that interrupt. */
  static final String CONTROL_C = "\u0003";

  private static final String ESCAPES = "\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r";

  private final int width;
  private final List<String> command;
  private final List<List<String>> steps = new ArrayList<>();

  private Terminal(int width, List<String> command) {
    this.width = width;
    this.command = command;
  }

  static Terminal of(int width, List<String> command) {
    return new Terminal(width, command);
  }

  /** When this shows, that is typed. */
  Terminal at(String shown, String typed) {
    steps.add(List.of(shown, typed));
    return this;
  }

  /** Each line is typed at a prompt of its own, and the Enter key after it. */
  Terminal lines(String prompt, String... lines) {
    Arrays.stream(lines).forEach(line -> at(prompt, line + "\r"));
    return this;
  }

  /** All that showed until the program ended, without colours. */
  String run(Map<String, String> variables) throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(variables);
    all.put("TERM", "xterm");
    ProcessBuilder builder =
        new ProcessBuilder(Workbench.python().toString(), "-c", Workbench.resource("terminal.py"));
    Workbench.isolate(builder.environment(), all);
    Path shown = Files.createTempFile("terminal", ".txt");
    Process python =
        builder
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(shown.toFile())
            .start();
    try (var in = python.outputWriter(UTF_8)) {
      in.write(
          new JsonMapper()
              .writeValueAsString(Map.of("width", width, "command", command, "steps", steps)));
      in.write("\n");
    }
    if (python.waitFor() != 0) {
      throw new AssertionError("The terminal's program did not do as it was told.");
    }
    return Files.readString(shown, UTF_8).replaceAll(ESCAPES, "");
  }
}
