package io.mammoth.connectors.notebooks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one cell showed. */
public final class Cell {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode answer;

  Cell(JsonNode answer) {
    this.answer = answer;
  }

  /** Whether the kernel says that it went well. */
  public boolean ok() {
    return answer.path("status").asText().equals("ok");
  }

  /** The result as plain text; empty when the cell has no result. */
  public String text() {
    return mime("text/plain");
  }

  /** The result as HTML; empty when it has none. */
  public String html() {
    return mime("text/html");
  }

  /** Whether the cell has a result, beside what it displayed. */
  public boolean hasResult() {
    return !outputs("execute_result").isEmpty();
  }

  /**
   * The result's MIME bundle, or else that of what was displayed last; empty when there is neither.
   */
  public Map<String, Object> bundle() {
    List<Map<String, Object>> results = bundles("execute_result");
    List<Map<String, Object>> shown = results.isEmpty() ? displays() : results;
    return shown.isEmpty() ? Map.of() : shown.get(shown.size() - 1);
  }

  /** The MIME bundles of all that was displayed before the result, in order. */
  public List<Map<String, Object>> displays() {
    return bundles("display_data");
  }

  /** The MIME bundles of all that was displayed, and of the result behind them. */
  public List<Map<String, Object>> shown() {
    return Stream.concat(displays().stream(), bundles("execute_result").stream()).toList();
  }

  /** How many tables the result and the displays are; progress, which comes and goes, is none. */
  public long tables() {
    return shown().stream()
        .filter(shown -> String.valueOf(shown.get("text/plain")).matches("(?s).* rows? × .*"))
        .count();
  }

  /** The MIME bundles that replaced a displayed one, in order. */
  public List<Map<String, Object>> updates() {
    return bundles("update_display_data");
  }

  /** What was printed, by stream: {@code stdout} and {@code stderr}; a silent stream is absent. */
  public Map<String, String> streams() {
    return outputs("stream").stream()
        .collect(
            Collectors.groupingBy(
                output -> output.path("name").asText(),
                Collectors.mapping(output -> output.path("text").asText(), Collectors.joining())));
  }

  /** What was printed to standard output. */
  public String stdout() {
    return streams().getOrDefault("stdout", "");
  }

  /** What was printed to standard error. */
  public String stderr() {
    return streams().getOrDefault("stderr", "");
  }

  /** The error that ended the cell, or null. */
  public @Nullable CellError error() {
    return outputs("error").stream().findFirst().map(CellError::of).orElse(null);
  }

  /** What the cell asked for, in order. */
  public List<Prompt> prompts() {
    return answer.path("prompts").valueStream().map(Prompt::of).toList();
  }

  @Override
  public String toString() {
    return answer.toPrettyString();
  }

  private String mime(String type) {
    return String.valueOf(bundle().getOrDefault(type, ""));
  }

  private List<Map<String, Object>> bundles(String kind) {
    return outputs(kind).stream()
        .map(
            output ->
                JSON.convertValue(output.path("data"), new TypeReference<Map<String, Object>>() {}))
        .toList();
  }

  private List<JsonNode> outputs(String kind) {
    return answer
        .path("outputs")
        .valueStream()
        .filter(output -> output.path("kind").asText().equals(kind))
        .toList();
  }

  /**
   * The error that ended a cell.
   *
   * @param name the exception's class
   * @param message its message
   * @param trace the lines that a notebook shows
   */
  public record CellError(String name, String message, List<String> trace) {
    private static CellError of(JsonNode error) {
      return new CellError(
          error.path("ename").asText(),
          error.path("evalue").asText(),
          error.path("traceback").valueStream().map(JsonNode::asText).toList());
    }
  }

  /**
   * A question that a cell put to the user.
   *
   * @param text the question
   * @param password whether the answer must not be seen
   */
  public record Prompt(String text, boolean password) {
    private static Prompt of(JsonNode prompt) {
      return new Prompt(prompt.path("prompt").asText(), prompt.path("password").asBoolean());
    }
  }
}
