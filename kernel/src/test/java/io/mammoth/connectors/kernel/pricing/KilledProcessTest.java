package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.pricing.FaultyWay.Fault;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that applies a plan is killed, and another one goes on: nothing is done twice. */
class KilledProcessTest {
  private static final int TIMES = Boolean.getBoolean("mammoth.long") ? 20 : 3;
  private static final int KILLED = 128 + 9;

  /** Before a write arrives, before its answer leaves, and after. */
  private static final List<Fault> MOMENTS = List.of(Fault.LOST, Fault.ANSWER_LOST, Fault.ANSWERED);

  private final Path folder;

  KilledProcessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<Long> seeds() {
    return new Random(13).longs(TIMES).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anotherProgramGoesOnWhereOneWasKilled(long seed) throws Exception {
    Random random = new Random(seed);
    RandomCatalogue values = new RandomCatalogue(random);
    boolean october = random.nextBoolean();
    Dialect dialect = october ? Dialect.OCTOBER : Dialect.JULY;
    Sandbox sandbox = Sandbox.from(values.next(12, october), dialect, 0);
    try (FaultyWay way = new FaultyWay(sandbox.serverUrl());
        SandboxDesk desk = new SandboxDesk(sandbox, way.serverUrl(), folder)) {
      RandomEdit edit = new RandomEdit(random, values, desk.read(), Prices.of(desk));
      Plan plan = edit.plan(desk);
      Path file = plan.save(folder.resolve("plan.json").toString());
      Path journals = folder.resolve("journals");
      List<String> command = ApplyingProgram.command(sandbox, way.serverUrl(), file, journals);
      if (edit.zeros > 0) {
        command.add("" + edit.zeros);
      }
      for (int kills = 0; kills < 2; kills++) {
        int left = plan.steps() - way.arrived.size();
        if (left > 0) {
          Fault moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
          assertEquals(KILLED, killed(command, way, random.nextInt(left), moment));
        }
      }
      way.failAfter(Integer.MAX_VALUE, Fault.LOST);
      assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
      assertTrue(Journal.open(ApplyingProgram.journals(journals).get(0)).isComplete());
      assertEquals(edit.after.toString(), Expected.of(desk.read()).toString());
      assertEquals(plan.steps(), way.arrived.size(), way.arrived::toString);
    }
  }

  /** Starts the program, and kills it with its write after so many others. */
  private static int killed(List<String> command, FaultyWay way, int writes, Fault moment)
      throws IOException, InterruptedException {
    CompletableFuture<Process> program = new CompletableFuture<>();
    way.failAfter(writes, moment, () -> program.join().destroyForcibly().onExit().join());
    program.complete(new ProcessBuilder(command).inheritIO().start());
    return program.join().waitFor();
  }
}
