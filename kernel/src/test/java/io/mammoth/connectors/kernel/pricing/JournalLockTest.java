package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal belongs to one program, on every system and whatever else reads it. */
class JournalLockTest extends MisbehavingServiceTest {
  private static final int REFUSED = 3;

  private final Path journals;

  JournalLockTest(@TempDir Path folder) {
    super(folder);
    this.journals = folder.resolve("journals");
  }

  private record Ended(int exit, String said) {}

  /** Another program that goes on with the journal, or begins it. */
  private static Ended run(List<String> command) {
    try {
      Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = program.getInputStream().readAllBytes();
      return new Ended(program.waitFor(), new String(said, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private List<String> command(Plan plan) {
    Path file = plan.save(folder.resolve("plan.json").toString());
    return ApplyingProgram.command(sandbox, way.serverUrl(), file, journals);
  }

  @Test
  void aSecondProgramIsRefusedWhileTheFirstOneWrites() throws IOException {
    List<String> command = command(sixPrices());
    Ended[] second = new Ended[1];
    way.failAfter(2, FaultyWay.Fault.ANSWERED, () -> {});
    way.behave(
        (call, real) -> {
          if (isOf(call, MARIADB) && second[0] == null) {
            second[0] = new Ended(0, "");
            second[0] = run(command);
          }
          return real.answer(call);
        });
    Ended first = run(command);
    assertEquals(REFUSED, second[0].exit(), second[0].said());
    assertTrue(second[0].said().contains("is being written by another program"), second[0].said());
    assertEquals(0, first.exit(), first.said());
    assertEquals(6, way.arrived.size(), way.arrived::toString);
    assertTrue(Journal.open(ApplyingProgram.journals(journals).get(0)).isComplete());
  }

  @Test
  void readingTheJournalOrTryingToResumeItInTheSameProgramDoesNotLetAnotherOneIn() {
    SandboxDesk own = new SandboxDesk(desk.account, sandbox.dialect(), journals, () -> {});
    try (own) {
      Plan plan = sixPrices();
      List<String> command = command(plan);
      Ended[] second = new Ended[1];
      own.watch =
          where -> {
            if (where.equals("sending step 3")) {
              Path file = own.written.get(0);
              assertEquals(6, Journal.open(file).steps().size());
              assertTrue(refusal(() -> Applying.resume(own, file)).contains("being written"));
              second[0] = run(command);
            }
          };
      assertTrue(PlanFile.open(own, folder.resolve("plan.json")).apply().isComplete());
      assertEquals(REFUSED, second[0].exit(), second[0].said());
      assertEquals(6, way.arrived.size(), way.arrived::toString);
    }
  }

  @Test
  void nothingIsLeftBesideAJournalThatIsComplete() {
    sixPrices().apply();
    assertEquals(List.of(file().getFileName().toString()), List.of(folder.toFile().list()));
  }

  @Test
  void nothingIsLeftBesideAFileThatIsNoJournal() throws IOException {
    Path file = sixPrices().save(folder.resolve("plan.json").toString());
    assertTrue(refusal(() -> Applying.resume(desk, file)).contains("plan.json"));
    refusal(() -> Applying.resume(desk, folder.resolve("missing.journal")));
    assertEquals(List.of("plan.json"), List.of(folder.toFile().list()));
  }
}
