package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.SmallDisk;
import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The journal's disk is full before the plan is done: what is not in the journal is not sent. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  private static final int ROWS = 100;

  private final Path folder;
  private final SmallDisk disk;
  private final Sandbox sandbox = Sandbox.from(catalogue(), Dialect.JULY, 0);
  private final FaultyWay way = new FaultyWay(sandbox.serverUrl());
  private final SandboxDesk desk;
  private Path plan = Path.of("");

  FullDiskTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.disk = new SmallDisk(folder.resolve("disk"));
    this.desk = new SandboxDesk(sandbox, way.serverUrl(), disk.kept());
  }

  private static Catalogue catalogue() {
    return Catalogue.of(
        4,
        List.of(),
        LongStream.rangeClosed(1, ROWS).mapToObj(FullDiskTest::connector).toList(),
        List.of());
  }

  private static Map<String, Object> connector(long id) {
    return Map.of("id", id, "name", "No " + id, "enabled", true, "price_per_month", BigDecimal.TEN);
  }

  @BeforeEach
  void save() {
    Table prices = Prices.of(desk);
    for (int row = 0; row < ROWS; row++) {
      prices.doubleColumn("price_per_month").set(row, 11.0 + row);
    }
    plan = Plan.of(desk, prices).save(folder.resolve("plan.json").toString());
  }

  @AfterEach
  void close() {
    desk.close();
    way.close();
  }

  private SmallDisk.Ended applied(String size) throws IOException, InterruptedException {
    return disk.run(
        size,
        ApplyingProgram.command(sandbox, way.serverUrl(), plan, folder.resolve("disk/journals")));
  }

  @Test
  void itStopsInTheMiddleAndAnotherProgramGoesOnWhereThereIsRoom() throws Exception {
    SmallDisk.Ended ended = applied("16k");
    assertEquals(3, ended.exit(), ended.said());
    assertTrue(ended.said().contains("No space left on device"), ended.said());
    assertTrue(ended.said().contains("sends it and goes on. Plan.open("), ended.said());
    Path file = ApplyingProgram.journals(disk.kept().resolve("journals")).get(0);
    Journal journal = Journal.open(file);
    int sent = way.arrived.size();
    assertTrue(sent > 0 && sent < ROWS, way.arrived::toString);
    assertTrue(journal.entry(sent) != null && journal.entry(sent + 1) == null, "no more than sent");
    assertTrue(Applying.resume(desk, file).isComplete());
    assertEquals(ROWS, way.arrived.size());
  }

  @Test
  void whereThereIsNoRoomForThePlanNothingIsSentAndNothingLeft() throws Exception {
    SmallDisk.Ended ended = applied("8k");
    assertEquals(3, ended.exit(), ended.said());
    assertTrue(ended.said().contains("so nothing more is sent"), ended.said());
    assertEquals(0, way.arrived.size());
    assertEquals(List.of(), ApplyingProgram.journals(disk.kept().resolve("journals")));
  }
}
