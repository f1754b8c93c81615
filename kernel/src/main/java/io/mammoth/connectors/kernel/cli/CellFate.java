package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mammoth.connectors.kernel.cli.NotebookFile.CodeCell;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of a cell.
 *
 * @param message why it did not end well, in one line; empty when it did
 * @param trace the whole error, in lines; empty when there is none
 */
record CellFate(CodeCell cell, Status status, double seconds, String message, String trace) {

  private static final int LINE = 200;

  /** Colours and the like, which terminals understand. */
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

  /** JJava says an exception's class and message in one. */
  private static final Pattern CLASS_AND_MESSAGE =
      Pattern.compile("(?s)(?:[\\w$]+\\.)+([\\w$]+), (.*)");

  enum Status {
    OK,
    SKIPPED,
    FAILED,
    TIMEOUT,
    DIED,
    STOPPED,
    DIFFERS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CellFate skipped(CodeCell cell) {
    return new CellFate(cell, Status.SKIPPED, 0, "", "");
  }

  static CellFate of(CodeCell cell, JsonNode event) {
    Status status = Status.valueOf(event.path("status").asText().toUpperCase(Locale.ROOT));
    String trace =
        event.path("trace").valueStream().map(JsonNode::asText).collect(Collectors.joining("\n"));
    return new CellFate(
        cell,
        status,
        event.path("seconds").asDouble(),
        status == Status.FAILED
            ? message(event.path("name").asText(), event.path("message").asText())
            : "",
        ESCAPES.matcher(trace).replaceAll(""));
  }

  boolean bad() {
    return status != Status.OK && status != Status.SKIPPED;
  }

  CellFate withMessage(String other) {
    return new CellFate(cell, status, seconds, other, trace);
  }

  CellFate differing(String how) {
    return new CellFate(cell, Status.DIFFERS, seconds, how, trace);
  }

  private static String message(String name, String value) {
    Matcher parts = CLASS_AND_MESSAGE.matcher(value);
    if (!parts.matches()) {
      return oneLine(value.isBlank() ? name : name + ": " + value);
    }
    String type = parts.group(1);
    boolean says = !parts.group(2).isBlank() && !parts.group(2).equals("null");
    return says ? oneLine(parts.group(2)) + " (" + type + ")" : type;
  }

  private static String oneLine(String text) {
    String line = ESCAPES.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
    return line.length() <= LINE ? line : line.substring(0, LINE - 1) + "…";
  }
}
