package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Files as spreadsheets and people write them. */
class LoadTest {
  private static final String GERMAN =
      """
      id;name;version_key;enabled;price_per_month;Pro
      900001;Ünïcode;2.10;WAHR;1.234,50;19,99
      900002;NA;007;FALSCH;;5,00
      """;

  private final Path folder;

  LoadTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Loaded load(String text, Charset charset) {
    return TableFile.load(Text.write(folder.resolve("table.csv"), text, charset));
  }

  private Table load(String text) {
    return load(text, UTF_8).table();
  }

  private String refused(String text) {
    Path file = Text.write(folder.resolve("table.csv"), text);
    return String.valueOf(assertThrows(FileProblem.class, () -> TableFile.load(file)).getMessage());
  }

  private static void isTheGermanOne(Table table) {
    assertEquals(List.of("=1234.5", "missing"), Text.values(table.column("price_per_month")));
    assertEquals(List.of("=19.99", "=5.0"), Text.values(table.column("Pro")));
    assertEquals(List.of("=true", "=false"), Text.values(table.column("enabled")));
    assertEquals(List.of("=2.10", "=007"), Text.values(table.column("version_key")));
    assertEquals(List.of("=Ünïcode", "=NA"), Text.values(table.column("name")));
    assertEquals(List.of("=900001", "=900002"), Text.values(table.column("id")));
  }

  @Test
  void semicolonsAndDecimalCommasAreUnderstoodAndSaid() {
    Loaded loaded = load(GERMAN, UTF_8);
    isTheGermanOne(loaded.table());
    assertEquals(
        "table.csv: 2 rows × 6 columns, separated by semicolons, decimal comma, UTF-8",
        loaded.assumed());
  }

  @Test
  void everyByteOrderMarkIsUnderstoodAndSaid() {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      Loaded loaded = load("\uFEFF" + GERMAN, charset);
      isTheGermanOne(loaded.table());
      assertTrue(loaded.assumed().endsWith("with a byte order mark"), loaded.assumed());
    }
  }

  @Test
  void utf16WithoutAMarkIsUnderstood() {
    isTheGermanOne(load(GERMAN, UTF_16LE).table());
    isTheGermanOne(load(GERMAN, UTF_16BE).table());
  }

  @Test
  void whatIsNotUtf8IsTakenForWindowsAndSaid() {
    Loaded loaded = load(GERMAN, Charset.forName("windows-1252"));
    isTheGermanOne(loaded.table());
    assertTrue(loaded.assumed().contains("windows-1252"), loaded.assumed());
  }

  @Test
  void tabsBarsAndADeclaredSeparatorAreUnderstood() {
    isTheGermanOne(load(GERMAN.replace(';', '\t')));
    isTheGermanOne(load(GERMAN.replace(';', '|')));
    isTheGermanOne(load("sep=~\n" + GERMAN.replace(';', '~')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void anyEndOfLineWillDo(String end) {
    isTheGermanOne(load(GERMAN.replace("\n", end)));
    isTheGermanOne(load(GERMAN.replace("\n", end).strip()));
    isTheGermanOne(load(GERMAN.replace("\n", end + end)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1~2~3|INTEGER",
        "1~5000000000|LONG",
        "1~007|STRING",
        "2.10~2.9|STRING",
        "2.10~2.90|DOUBLE",
        "1.5~2.25|DOUBLE",
        "1.0~1.5E10|DOUBLE",
        "true~FALSE|BOOLEAN",
        "2026-11-24~2026-11-25|LOCAL_DATE",
        "2026-11-24T08:30:00~2026-11-24 08:30|LOCAL_DATE_TIME",
        "2026-11-24T08:30:00Z~2026-11-24T08:30:00+01:00|LOCAL_DATE_TIME",
        "+49~1|STRING",
        "NaN~1|STRING",
        "99999999999999999999~1|STRING",
      })
  void aColumnOfAnybodysIsWhatAllItsValuesAre(String values, String type) {
    Table table = load("x\n" + values.replace('~', '\n') + "\n");
    assertEquals(type, table.column("x").type().name());
  }

  @Test
  void timesAreUtc() {
    Table table = load("name_key,created_at\nx,2026-11-24T08:30:00+01:00\n");
    assertEquals(List.of("=2026-11-24T07:30"), Text.values(table.column("created_at")));
  }

  @Test
  void anIdThatIsNoNumberIsFineWhereTheTableIsNotOurs() {
    assertEquals(ColumnType.STRING, load("id,enabled\nA-1,yes\n").column("id").type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,price_per_month~1,2~x,3|line 3: id: \"x\" is not a whole number",
        "id,price_per_month~1,NA|line 2: price_per_month: \"NA\" is not a number",
        "id,price_per_month~1,$5|line 2: price_per_month: \"$5\" is not a number",
        "name_key,is_added~a,yes|line 2: is_added: \"yes\" is not true or false",
        "name_key,created_at~a,24.11.2026|line 2: created_at: \"24.11.2026\" is not a time",
        "a,b~1,2~3|line 3: it has 1 value, and the head has 2",
        "a,b~1,2,3|line 2: it has 3 values, and the head has 2",
        "a,,b~1,2,3|line 1: column 2 has no name",
        "a,b,A~1,2,3|line 1: column 3 is called \"A\" like another",
        "a,b~1,\"2|line 2: a quotation mark is opened here and never closed",
        "a,b~1,2~\"1\"x,2|line 3: something stands after a closing quotation mark",
        "a,b~\"1~2\",3~4|line 4: it has 1 value, and the head has 2",
        "id;price_per_month~1;19,99~2;19.99|line 3: price_per_month: \"19.99\" has another decimal"
            + " mark than line 2",
        "id;price_per_month~1;1.234|line 2: price_per_month: \"1.234\" can be two numbers here",
      })
  void whatIsWrongIsRefusedByItsLine(String text, String problem) {
    String message = refused(text.replace('~', '\n'));
    assertTrue(message.startsWith("table.csv, " + problem), message);
    assertTrue(message.endsWith("Nothing was read."), message);
  }

  @Test
  void anEmptyFileAFolderAWorkbookAndNoFileAtAllAreOneSentence() {
    assertTrue(refused("").contains("is empty"));
    assertTrue(refused("sep=;").contains("is empty"));
    for (String name : List.of("none.csv", "book.xlsx", "x.pdf")) {
      String message =
          String.valueOf(
              assertThrows(FileProblem.class, () -> TableFile.load(folder.resolve(name)))
                  .getMessage());
      assertTrue(message.contains(name), message);
      assertFalse(message.contains("Exception"), message);
    }
    assertThrows(FileProblem.class, () -> TableFile.load(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|line 1: a table is a list",
        "[{\"a\": 1},~ 5]|line 2: a row is an object",
        "[{\"a\": 1},~{\"a\": 1, \"a\": 2}]|line 2: it is no JSON",
        "[{\"a\": 1},~{\"a\": |line 2: it is no JSON",
        "[{\"a\": 1}]~7|line 2: something stands after",
        "[{\"name_key\": \"x\", \"is_added\": 5}]|line 1: is_added: \"5\" is not true or false",
      })
  void jsonThatIsNoTableIsRefusedByItsLine(String text, String problem) {
    Path file = Text.write(folder.resolve("table.json"), text.replace('~', '\n'));
    String message =
        String.valueOf(assertThrows(FileProblem.class, () -> TableFile.load(file)).getMessage());
    assertTrue(message.startsWith("table.json, " + problem), message);
  }
}
