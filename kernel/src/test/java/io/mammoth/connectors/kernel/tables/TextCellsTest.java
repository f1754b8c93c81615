package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.StringColumn;

/** A text column is what Tablesaw makes of the same texts, however many there are. */
final class TextCellsTest {
  private static final int DICTIONARY = 65_534;

  static Stream<Arguments> texts() {
    return Stream.of(
        texts("as many as a dictionary holds", DICTIONARY, row -> "Name " + row),
        texts("one more", DICTIONARY + 1, row -> "Name " + row),
        texts("some missing", 70_000, row -> row % 3000 == 1 ? null : "Name " + row),
        texts("empty ones", 70_000, row -> row % 3000 == 1 ? "" : "Name " + row),
        texts("few again and again", 70_000, row -> "Name " + row % 7),
        texts("as many as fit, then from the start again", 100_000, row -> "Name " + row % 50_000),
        texts("different, then each twice", 140_000, row -> "Name " + (row < 5000 ? row : row / 2)),
        texts("mostly missing", 200_000, row -> row % 3 == 0 ? "Name " + row : null),
        texts("a third missing", 100_000, row -> row % 3 == 0 ? null : "Name " + row),
        texts("many of them twice", 140_000, row -> "Name " + row / 2),
        texts("just half of them different", 131_069, row -> "Name " + (row + 1) / 2),
        texts("a few more again", 132_000, row -> "Name " + Math.max(0, row - 65_600)));
  }

  private static Arguments texts(String name, int rows, IntFunction<@Nullable String> text) {
    List<@Nullable String> texts = new ArrayList<>();
    IntStream.range(0, rows).mapToObj(text).forEach(texts::add);
    return Arguments.of(name, texts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void aColumnIsWhatTablesawMakesOfIt(String name, List<@Nullable String> texts) {
    StringColumn usual = StringColumn.create("name");
    texts.forEach(text -> usual.append(Objects.requireNonNullElse(text, "")));
    StringColumn made = (StringColumn) new ColumnMaker<>(texts).text("name", text -> text);
    assertSame(usual.getDictionary().getClass(), made.getDictionary().getClass());
    assertEquals(usual.asList(), made.asList());
    assertEquals(usual.countMissing(), made.countMissing());
    assertEquals(usual.countUnique(), made.countUnique());
    assertEquals(usual.isEqualTo("Name 5").size(), made.isEqualTo("Name 5").size());
  }
}
