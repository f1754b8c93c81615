package io.mammoth.connectors.kernel.host.jshell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.notebook.Installation;
import io.mammoth.connectors.kernel.notebook.Notebook;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.tool.JavaShellToolBuilder;

/** JShell with a notebook's names, in this Java. */
public final class Repl {
  /** JShell's options that choose a feedback mode, of which it takes one. */
  private static final Pattern FEEDBACK = Pattern.compile("-[qsv]|--feedback(=.*)?");

  private final JShellHost host = new JShellHost();

  /** Installs the names. */
  public Repl() {
    Installation.once(host);
  }

  /**
   * What JShell's own {@code --startup} takes. A feedback mode that it set would be gone at the
   * first prompt, so it says how to keep one.
   */
  public static String startUpFile() {
    String lines = Settings.COMMANDS.stream().map("//   %s%n"::formatted).collect(joining());
    return """
        // JShell cuts a value at 1,000 characters; show(x) shows all of it. For whole values, type this there once:
        %s// and start it with --feedback %s from then on.
        """
            .formatted(lines, Settings.MODE)
        + StartUp.text();
  }

  /** Asks for credentials at a terminal, before the prompt opens. */
  public Card login(Console terminal) {
    host.askAt(terminal);
    try {
      return Notebook.login();
    } finally {
      host.askAt(null);
    }
  }

  /**
   * Opens the prompt, and stays until it is left.
   *
   * @param arguments more of JShell's own: files to run, options
   * @return JShell's exit code
   */
  public int run(List<String> arguments) throws IOException {
    Path startUp = Files.createTempFile("mammoth-connectors", ".jsh");
    try {
      Files.writeString(startUp, StartUp.text(), UTF_8);
      return start(options(startUp, arguments));
    } finally {
      Files.deleteIfExists(startUp);
    }
  }

  private static String[] options(Path startUp, List<String> arguments) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--execution", ShownControlProvider.NAME));
    options.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    options.addAll(List.of("--startup", startUp.toString()));
    if (arguments.stream().noneMatch(FEEDBACK.asMatchPredicate())) {
      options.addAll(List.of("--feedback", Settings.MODE));
    }
    options.addAll(arguments);
    return options.toArray(String[]::new);
  }

  private static int start(String[] options) {
    try {
      return JavaShellToolBuilder.builder().persistence(Settings.read()).start(options);
    } catch (Exception failure) {
      throw new IllegalStateException("JShell did not start", failure);
    }
  }
}
