package io.mammoth.connectors.notebooks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A notebook that a test writes, cell by cell. */
final class WrittenNotebook {

  private WrittenNotebook() {}

  /**
   * Writes it into a folder.
   *
   * @param cells each as {@link #cell} makes it
   */
  static Path write(Path folder, String name, List<Map<String, Object>> cells) throws IOException {
    Map<String, Object> kernel =
        Map.of("name", "mammoth-connectors", "display_name", "Java", "language", "java");
    Map<String, Object> notebook =
        Map.of(
            "cells",
            cells,
            "metadata",
            Map.of("kernelspec", kernel),
            "nbformat",
            4,
            "nbformat_minor",
            4);
    Path file = folder.resolve(name);
    return Files.write(file, new JsonMapper().writeValueAsBytes(notebook));
  }

  /** A cell of code, with its tags. */
  static Map<String, Object> cell(String code, String... tags) {
    return Map.of(
        "cell_type",
        "code",
        "source",
        code,
        "metadata",
        Map.of("tags", List.of(tags)),
        "outputs",
        List.of());
  }
}
