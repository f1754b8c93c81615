package io.mammoth.connectors.kernel.host.jshell;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * What JShell keeps from one session to the next: what the user's own has kept, and a feedback mode
 * that shows values whole, which JShell takes from nowhere else. Nothing is written back.
 */
final class Settings {
  /** JShell cuts a value at 1,000 characters: a table has more. */
  static final String MODE = "mammoth";

  /** What makes it. */
  static final List<String> COMMANDS =
      List.of(
          "/set mode mammoth normal -command",
          "/set truncation mammoth 300000",
          "/set truncation mammoth 300000 expression,varvalue",
          "/set mode mammoth -retain");

  private Settings() {}

  static Map<String, String> read() throws Exception {
    Map<String, String> settings = new HashMap<>(users());
    String commands = String.join("\n", COMMANDS) + "\n/exit\n";
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    JavaShellToolBuilder.builder()
        .persistence(settings)
        .in(new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8)), null)
        .out(silent)
        .err(silent)
        .start("--execution", "local", "--no-startup");
    return settings;
  }

  private static Map<String, String> users() {
    Map<String, String> kept = new HashMap<>();
    try {
      Preferences jshell = Preferences.userRoot().node("tool/JShell");
      for (String key : jshell.keys()) {
        kept.put(key, jshell.get(key, ""));
      }
    } catch (BackingStoreException | SecurityException noneKept) {
      kept.clear();
    }
    return kept;
  }
}
