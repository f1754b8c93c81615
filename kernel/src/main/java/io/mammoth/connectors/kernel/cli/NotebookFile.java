package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A notebook as it lies on the disk. */
record NotebookFile(Path path, JsonNode json, List<CodeCell> cells) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)[\\s#]*$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?(^```|\\z)");

  /**
   * A cell of code.
   *
   * @param index its place among all cells, from 0
   * @param number its place among the cells of code, from 1, as a reader counts them
   * @param heading the nearest one above it, without secrets and control characters; empty when
   *     there is none
   */
  record CodeCell(int index, int number, String source, Set<String> tags, String heading) {

    @Override
    public String toString() {
      return "cell " + number + (heading.isEmpty() ? "" : " (" + heading + ")");
    }
  }

  static NotebookFile read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw CommandFailure.usage("There is no notebook " + path + ".");
    }
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(path));
      if (json.path("nbformat").asInt() != 4 || !json.path("cells").isArray()) {
        throw CommandFailure.usage(path + " is no notebook of format 4, the usual one.");
      }
      return new NotebookFile(path, json, codeCells(json.path("cells")));
    } catch (IOException e) {
      throw CommandFailure.usage(path + " is no notebook: it cannot be read as JSON.");
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  /** The kernel that it was written with; null when it does not say. */
  @Nullable String kernel() {
    return json.path("metadata").path("kernelspec").path("name").textValue();
  }

  private static List<CodeCell> codeCells(JsonNode cells) {
    List<CodeCell> found = new ArrayList<>();
    String heading = "";
    for (int index = 0; index < cells.size(); index++) {
      JsonNode cell = cells.get(index);
      if (cell.path("cell_type").asText().equals("markdown")) {
        heading = lastHeading(text(cell.path("source")), heading);
      } else if (cell.path("cell_type").asText().equals("code")) {
        found.add(
            new CodeCell(
                index, found.size() + 1, text(cell.path("source")), tagsOf(cell), heading));
      }
    }
    return found;
  }

  private static String lastHeading(String markdown, String before) {
    String heading = before;
    Matcher lines = HEADING.matcher(FENCED.matcher(markdown).replaceAll(""));
    while (lines.find()) {
      heading = ControlCharacters.escapeIn(Secrets.hide(lines.group(1)));
    }
    return heading;
  }

  /** A notebook's texts are strings or lists of lines. */
  static String text(JsonNode source) {
    return source.isArray()
        ? source.valueStream().map(JsonNode::asText).collect(Collectors.joining())
        : source.asText();
  }

  private static Set<String> tagsOf(JsonNode cell) {
    JsonNode tags = cell.path("metadata").path("tags");
    return tags.valueStream().map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
  }
}
