package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.files.Loaded;
import io.mammoth.connectors.kernel.files.Saving;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.files.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Row;

/**
 * Whatever programs and people do to a saved table and to what is kept beside it: the plan changes
 * what the analyst changed, no price of a colleague is changed back, and none is invented.
 */
class MutatedTablesTest extends JulyDeskTest {
  private static final String EDIT = "PostgreSQL price_per_month 29.00 31.00";

  MutatedTablesTest(@TempDir Path folder) {
    super(folder);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void save(String name) {
    TableFile.save(Sheet.of(Prices.of(desk)), file(name), Saving.OVERWRITE);
  }

  /** Two older saves, the one that is edited, and a colleague's price after that. */
  @BeforeEach
  void saveAndEdit() throws IOException {
    desk.mammoth().connectors().update(900002, c -> c.pricePerMonth("25.00"));
    save("prices.csv");
    save("older.csv");
    desk.mammoth().connectors().update(900002, c -> c.pricePerMonth("29.00"));
    save("prices.csv");
    String text = Files.readString(file("prices.csv"));
    Files.writeString(
        file("prices.csv"), text.replace("PostgreSQL,DB,true,29.00", "PostgreSQL,DB,true,31.00"));
    desk.mammoth().connectors().update(900002, c -> c.pricePerMonth("99.00"));
  }

  private static Set<String> changes(Plan plan) {
    Set<String> changes = new TreeSet<>();
    for (Row row : plan.table()) {
      changes.add(
          Stream.of("name", "field", "old", "new")
              .map(row::getString)
              .collect(Collectors.joining(" ")));
    }
    return changes;
  }

  private void assertTheEditAlone(String name) {
    Plan plan = Plan.of(desk, TableFile.load(file(name)).table());
    assertEquals(Set.of(EDIT), changes(plan), plan.facts()::toString);
    assertEquals(List.of(), plan.problems());
  }

  private static UnaryOperator<String> cells(UnaryOperator<String> cell) {
    return text ->
        text.lines()
            .map(
                line ->
                    Arrays.stream(line.split(",", -1)).map(cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static UnaryOperator<String> rows(UnaryOperator<List<String>> rows) {
    return text -> {
      List<String> lines = new ArrayList<>(text.lines().toList());
      String header = lines.remove(0);
      return header + "\n" + String.join("\n", rows.apply(lines)) + "\n";
    };
  }

  private static List<String> reversed(List<String> rows) {
    List<String> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }

  private static String asFloat(String cell) {
    return cell.matches("\\d+\\.\\d0") ? cell.substring(0, cell.length() - 1) : cell;
  }

  private static String reorderedColumns(String text) {
    return text.lines()
        .map(line -> String.join(",", reversed(List.of(line.split(",", -1)))))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static Stream<UnaryOperator<String>> edits() {
    return Stream.of(
        text -> text.replace("\r\n", "\n"),
        cells(MutatedTablesTest::asFloat),
        cells(cell -> cell.equals("true") ? "True" : cell.equals("false") ? "False" : cell),
        cells(cell -> cell.equals("true") ? "TRUE" : cell),
        cells(cell -> cell.matches("9000\\d\\d") ? cell + ".0" : cell),
        cells(cell -> "\"" + cell + "\""),
        text -> text.replace(',', ';'),
        text -> text.replace(',', ';').replaceAll("(\\d)\\.(\\d)", "$1,$2"),
        text -> text.replace(',', '\t'),
        text -> "\ufeff" + text,
        rows(MutatedTablesTest::reversed),
        rows(rows -> rows.subList(0, 10)),
        MutatedTablesTest::reorderedColumns,
        MutatedTablesTest::numbered);
  }

  /** As pandas writes a table with its own numbers of rows, and reads it again. */
  private static String numbered(String text) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .mapToObj(row -> (row == 0 ? "Unnamed: 0" : row - 1) + "," + lines.get(row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void whatAProgramMakesOfTheFileChangesNoMore(UnaryOperator<String> edit) throws IOException {
    Files.writeString(file("prices.csv"), edit.apply(Files.readString(file("prices.csv"))));
    assertTheEditAlone("prices.csv");
    Files.copy(file("prices.csv"), file("copy.csv"));
    assertTheEditAlone("copy.csv");
    Files.move(file("prices.csv"), file("sent back.csv"));
    assertTheEditAlone("sent back.csv");
  }

  /** A file that is cut somewhere has no prices that it had not before. */
  @Test
  void aFileThatIsCutIsRefusedOrChangesNoMoreThanWhatIsWhole() throws IOException {
    String text = Files.readString(file("prices.csv"));
    int read = 0;
    for (int end = text.length() - 150; end < text.length(); end++) {
      Files.writeString(file("prices.csv"), text.substring(0, end));
      try {
        Loaded loaded = TableFile.load(file("prices.csv"));
        Set<String> changes = changes(Plan.of(desk, loaded.table()));
        boolean told = loaded.assumed().contains("so the file may be truncated.");
        boolean cut = !text.substring(0, end).endsWith("\n");
        assertTrue(changes.equals(Set.of(EDIT)) || (told && cut), end + ": " + changes);
        Set<String> invented = new TreeSet<>(changes);
        invented.remove(EDIT);
        assertTrue(invented.size() <= 1, () -> "not of the last line alone: " + invented);
        read++;
      } catch (FileProblem refused) {
        assertTrue(String.valueOf(refused.getMessage()).contains("prices.csv"), refused::toString);
      }
    }
    assertTrue(read > 0, "some are read");
  }

  @Test
  void whatIsKeptMayBeSwappedOrCopiedAndIsFoundByItsContent() throws IOException {
    List<Path> kept;
    try (Stream<Path> files = Files.list(folder.resolve(".mammoth-originals"))) {
      kept = files.sorted().toList();
    }
    assertEquals(3, kept.size());
    for (Path one : kept) {
      Files.move(one, one.resolveSibling(one.getFileName() + ".aside"));
    }
    for (int i = 0; i < kept.size(); i++) {
      Path aside = kept.get(i).resolveSibling(kept.get(i).getFileName() + ".aside");
      Files.move(aside, kept.get((i + 1) % kept.size()));
    }
    Files.copy(kept.get(0), kept.get(0).resolveSibling("copy.json"));
    assertTheEditAlone("prices.csv");
  }

  /**
   * Each digit of what is kept may be damaged: then it does not count, and no price comes of it.
   */
  @Test
  void aDigitThatIsDamagedInWhatIsKeptIsNoPrice() throws IOException {
    Path kept;
    try (Stream<Path> files = Files.list(folder.resolve(".mammoth-originals"))) {
      kept = files.sorted().toList().get(2);
    }
    String text = Files.readString(kept);
    for (int at = text.length() - 400; at < text.length(); at++) {
      char digit = text.charAt(at);
      if (Character.isDigit(digit)) {
        char other = digit == '9' ? '8' : (char) (digit + 1);
        Files.writeString(kept, text.substring(0, at) + other + text.substring(at + 1));
        Loaded loaded = TableFile.load(file("prices.csv"));
        assertTrue(loaded.assumed().contains("amaged"), text.substring(at - 20, at + 1));
      }
    }
    Files.writeString(kept, text);
    assertTheEditAlone("prices.csv");
  }
}
