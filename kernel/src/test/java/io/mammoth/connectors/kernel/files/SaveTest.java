package io.mammoth.connectors.kernel.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** When a file is written, and when it rather stays as it is. */
class SaveTest {
  private final Path folder;
  private final Path file;

  SaveTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("numbers.csv");
  }

  private static Sheet sheet(int... numbers) {
    return Sheet.of(Table.create("numbers", IntColumn.create("n", numbers)));
  }

  private String refused(Path target, Sheet sheet, Saving... how) {
    return String.valueOf(
        assertThrows(FileProblem.class, () -> TableFile.save(sheet, target, how)).getMessage());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatWasSavedFromHereIsReplaced() throws IOException {
    TableFile.save(sheet(1), file);
    TableFile.save(sheet(2), file);
    assertEquals("n\r\n2\r\n", Text.of(file));
    assertEquals(List.of(OwnFiles.NAME, "numbers.csv"), names());
  }

  @Test
  void whatSomebodyChangedSinceStaysUnlessOverwriteIsSaid() {
    TableFile.save(sheet(1), file);
    Text.write(file, "n\r\n7\r\n");
    String message = refused(file, sheet(2));
    assertTrue(message.contains("numbers.csv") && message.contains("OVERWRITE"), message);
    assertEquals("n\r\n7\r\n", Text.of(file));
    TableFile.save(sheet(2), file, Saving.OVERWRITE);
    TableFile.save(sheet(3), file);
    assertEquals("n\r\n3\r\n", Text.of(file));
  }

  @Test
  void whatComesFromElsewhereStaysUnlessItIsTheSameAnyway() {
    Text.write(file, "n\r\n1\r\n");
    TableFile.save(sheet(1), file);
    Path other = Text.write(folder.resolve("other.csv"), "mine");
    refused(other, sheet(1));
    assertEquals("mine", Text.of(other));
  }

  @Test
  void whatIsRememberedIsReadBySha256sum() throws IOException {
    TableFile.save(sheet(1), file);
    String hash = Sha256.of(file);
    assertEquals(hash + "  numbers.csv\n", Text.of(folder.resolve(OwnFiles.NAME)));
  }

  @Test
  void aMemoryThatIsBrokenMakesNothingOurs() {
    TableFile.save(sheet(1), file);
    Text.write(folder.resolve(OwnFiles.NAME), "\0nonsense\n");
    refused(file, sheet(2));
    TableFile.save(sheet(2), file, Saving.OVERWRITE);
    TableFile.save(sheet(3), file);
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("numbers.csv");
    TableFile.save(sheet(1), real);
    Files.createSymbolicLink(file, real);
    TableFile.save(sheet(2), file, Saving.OVERWRITE);
    assertTrue(Files.isSymbolicLink(file));
    assertEquals("n\r\n2\r\n", Text.of(real));
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers", "numbers.xls", "numbers.parquet", ".csv.bak"})
  void anotherEndingIsRefusedWithThoseThereAre(String name) throws IOException {
    String message = refused(folder.resolve(name), sheet(1));
    assertTrue(message.contains(".xlsx"), message);
    assertEquals(List.of(), names());
  }

  @Test
  void aFolderThatIsNotThereOrInTheWayIsOneSentence() throws IOException {
    String message = refused(folder.resolve("none").resolve("x.csv"), sheet(1));
    assertTrue(message.contains("there is no such file or folder"), message);
    Files.createDirectory(folder.resolve("dir.csv"));
    assertTrue(refused(folder.resolve("dir.csv"), sheet(1)).contains("is a folder"));
    assertEquals(List.of("dir.csv"), names());
  }

  @Test
  void aTextThatNoWorkbookHoldsIsRefusedAndTheOldOneStays() throws IOException {
    Path book = folder.resolve("book.xlsx");
    TableFile.save(sheet(1), book);
    byte[] before = Files.readAllBytes(book);
    Table table = Table.create("t", StringColumn.create("name", "x".repeat(40_000)));
    assertTrue(refused(book, Sheet.of(table)).contains("32767"));
    assertArrayEquals(before, Files.readAllBytes(book));
    assertEquals(List.of(OwnFiles.NAME, "book.xlsx"), names());
  }
}
