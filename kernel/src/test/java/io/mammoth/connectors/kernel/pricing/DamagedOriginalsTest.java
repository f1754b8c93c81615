package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mammoth.connectors.kernel.files.Loaded;
import io.mammoth.connectors.kernel.files.Saving;
import io.mammoth.connectors.kernel.files.Sheet;
import io.mammoth.connectors.kernel.files.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** What is kept of saved tables may be damaged: a load passes it over and says so. */
class DamagedOriginalsTest extends JulyDeskTest {
  DamagedOriginalsTest(@TempDir Path folder) {
    super(folder);
  }

  private void save(String name) {
    TableFile.save(Sheet.of(Prices.of(desk)), folder.resolve(name), Saving.OVERWRITE);
  }

  private void edit(String name) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertTrue(text.contains("PostgreSQL,DB,true,29.00"), text);
    Files.writeString(file, text.replace("PostgreSQL,DB,true,29.00", "PostgreSQL,DB,true,31.00"));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".mammoth-originals"))) {
      return files.sorted().toList();
    }
  }

  private Path last() throws IOException {
    List<Path> kept = new ArrayList<>(kept());
    return kept.get(kept.size() - 1);
  }

  private void mySqlCosts(String price) {
    desk.mammoth().connectors().update(900002, c -> c.pricePerMonth(price));
  }

  private static void damage(Path kept, String how) throws IOException {
    String text = Files.readString(kept);
    switch (how) {
      case "empty" -> Files.writeString(kept, "");
      case "cut short" -> Files.writeString(kept, text.substring(0, text.length() - 9));
      case "cut in its first line" -> Files.writeString(kept, text.substring(0, 30));
      case "no JSON" -> Files.write(kept, new byte[] {0, -1, 'x'});
      case "another JSON" -> Files.writeString(kept, "[{}]");
      case "another price" ->
          Files.writeString(kept, text.replace("MySQL,DB,true,29", "MySQL,DB,true,28"));
      case "another time" ->
          Files.writeString(kept, text.replaceFirst("\"saved_at\":\"\\d+", "\"saved_at\":\"x"));
      case "no table" ->
          Files.writeString(kept, text.replace("\"table\":\"id", "\"table\":\"id,id"));
      case "a folder" -> {
        Files.delete(kept);
        Files.createDirectory(kept);
      }
      default -> throw new IllegalArgumentException(how);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "empty",
        "cut short",
        "cut in its first line",
        "no JSON",
        "another JSON",
        "another price",
        "another time",
        "no table",
        "a folder"
      })
  void aDamagedOneIsPassedOverWithASentence(String how) throws IOException {
    save("prices.csv");
    edit("prices.csv");
    damage(last(), how);
    Loaded loaded = TableFile.load(folder.resolve("prices.csv"));
    assertTrue(loaded.assumed().contains(last().getFileName().toString()), loaded.assumed());
    assertTrue(loaded.assumed().contains("Skipped damaged records in "), loaded.assumed());
    Plan plan = Plan.of(desk, loaded.table());
    assertEquals(List.of("31.00"), plan.table().stringColumn("new").asList());
    assertTrue(plan.facts().toString().contains("Nothing says when"), plan.facts()::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut short", "another price", "cut in its first line"})
  void anOlderOneIsTakenAndThePlanSaysThatOneWasPassedOver(String how) throws IOException {
    save("prices.csv");
    mySqlCosts("99.00");
    save("prices.csv");
    edit("prices.csv");
    Path damaged = last();
    damage(damaged, how.equals("another price") ? "no table" : how);
    Plan plan = Plan.of(desk, TableFile.load(folder.resolve("prices.csv")).table());
    assertEquals(List.of("31.00"), plan.table().stringColumn("new").asList());
    assertTrue(
        plan.facts().toString().contains("not looked at: " + damaged.getFileName()),
        plan.facts()::toString);
  }

  /** As where another program removes old ones while this one lists them. */
  @Test
  void oneThatIsGoneIsNotCalledDamaged() throws IOException {
    save("prices.csv");
    edit("prices.csv");
    Path kept = last();
    Files.createSymbolicLink(kept.resolveSibling("a.json"), folder.resolve("gone"));
    Loaded loaded = TableFile.load(folder.resolve("prices.csv"));
    assertFalse(loaded.assumed().contains("a.json"), loaded.assumed());
  }

  @Test
  void oneThatCannotBeReadIsNotCalledDamagedAndLaterOnesAreLookedAt() throws IOException {
    save("prices.csv");
    edit("prices.csv");
    mySqlCosts("99.00");
    Path link = last().resolveSibling("a.json");
    Files.createSymbolicLink(link, link);
    Loaded loaded = TableFile.load(folder.resolve("prices.csv"));
    assertTrue(loaded.assumed().contains("Skipped, since it cannot be read: " + link + "."));
    assertFalse(loaded.assumed().contains("amaged"), loaded.assumed());
    assertFalse(loaded.assumed().contains("delete"), loaded.assumed());
    Plan plan = Plan.of(desk, loaded.table());
    assertEquals(List.of("99.00"), plan.meanwhile().stringColumn("new").asList());
  }

  /** Root may read everything, so as root this says nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutPermissionNothingIsCalledDamaged(boolean wholeFolder) throws IOException {
    save("prices.csv");
    edit("prices.csv");
    Path closed = wholeFolder ? last().getParent() : last();
    Set<PosixFilePermission> all = Files.getPosixFilePermissions(closed);
    Files.setPosixFilePermissions(closed, Set.of());
    try {
      assumeFalse(Files.isReadable(closed));
      String assumed = TableFile.load(folder.resolve("prices.csv")).assumed();
      assertTrue(assumed.contains("Skipped, since it cannot be read: " + closed + "."), assumed);
      assertFalse(assumed.contains("amaged"), assumed);
      assertFalse(assumed.contains("delete"), assumed);
    } finally {
      Files.setPosixFilePermissions(closed, all);
    }
  }

  @Test
  void theSaveAfterADamagedOneIsKept() throws IOException {
    save("prices.csv");
    damage(last(), "empty");
    save("prices.csv");
    assertEquals(2, kept().size());
    edit("prices.csv");
    mySqlCosts("99.00");
    Plan plan = Plan.of(desk, TableFile.load(folder.resolve("prices.csv")).table());
    assertEquals(List.of("31.00"), plan.table().stringColumn("new").asList());
    assertEquals(List.of("99.00"), plan.meanwhile().stringColumn("new").asList());
  }

  @Test
  void aTableAsItWasSavedReadsNothingOfOtherSaves() throws IOException {
    for (String price : List.of("30.00", "40.00", "50.00")) {
      mySqlCosts(price);
      save(price + ".csv");
    }
    for (Path kept : kept()) {
      if (!kept.toString().contains("40.00.csv")) {
        damage(kept, "cut short");
      }
    }
    Loaded loaded = TableFile.load(folder.resolve("40.00.csv"));
    assertFalse(loaded.assumed().contains("amaged"), loaded.assumed());
    assertEquals(0, Plan.of(desk, loaded.table()).steps());
    edit("40.00.csv");
    assertTrue(TableFile.load(folder.resolve("40.00.csv")).assumed().contains("amaged"));
  }

  @Test
  void aSaveOfFewerColumnsIsNotTheMoreAlike() throws IOException {
    mySqlCosts("25.00");
    Table names = Prices.of(desk);
    names.retainColumns("id", "name");
    TableFile.save(Sheet.of(names), folder.resolve("names.csv"));
    mySqlCosts("29.00");
    save("prices.csv");
    edit("prices.csv");
    mySqlCosts("99.00");
    Plan plan = Plan.of(desk, TableFile.load(folder.resolve("prices.csv")).table());
    assertEquals(List.of("31.00"), plan.table().stringColumn("new").asList());
    assertEquals(List.of("99.00"), plan.meanwhile().stringColumn("new").asList());
    assertEquals(List.of(), plan.problems());
  }
}
