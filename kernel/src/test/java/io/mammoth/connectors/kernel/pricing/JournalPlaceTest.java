package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal belongs to a server, a workspace and an account, whose key or token is renewed. */
class JournalPlaceTest extends MisbehavingServiceTest {
  private static final String SERVER = "https://app.mammoth.io/api/v2";

  JournalPlaceTest(@TempDir Path folder) {
    super(folder);
  }

  private static Place place(String server, String token, @Nullable Integer workspace) {
    return Place.of(new Account(server, Credentials.bearer(token), workspace, true), null);
  }

  /** Three steps are done, and of the fourth the outcome is unknown. */
  private Path stopped() {
    return stopped(4);
  }

  private Path stopped(@Nullable Integer workspace) {
    desk.place = place(SERVER, "mm_first", workspace);
    Plan plan = sixPrices();
    way.failAfter(3, FaultyWay.Fault.ANSWER_LOST);
    refusal(plan::apply);
    return file();
  }

  @Test
  void afterATokenWasRenewedTheRefusalSaysSoAndWhatToCall() {
    Path file = stopped();
    desk.place = place(SERVER, "mm_second", 4);
    String refusal = refusal(() -> Applying.resume(desk, file));
    assertEquals(
        "The journal %s was begun with another key or token than the one in use now: if it belongs to the same account, Plan.open(\"%s\").forThisAccount().resume() goes on. Nothing was sent."
            .formatted(file, file),
        refusal);
    assertEquals(refusal, refusal(() -> PlanFile.open(desk, file).resume()));
    assertFalse(refusal.contains("mm_"));
  }

  @Test
  void withTheRenewedTokenItGoesOnAndWhatWasDoneStaysDoneByThePlan() {
    Path file = stopped();
    desk.place = place(SERVER, "mm_second", 4);
    Journal journal = PlanFile.open(desk, file).forThisAccount().resume();
    assertTrue(journal.isComplete());
    assertEquals(file, journal.file());
    assertEquals(6, journal.count(Journal.State.DONE), journal.table()::printAll);
    assertEquals(0, journal.count(Journal.State.ALREADY));
    assertEquals(6, way.reached.size(), "nothing was sent twice");
    assertEquals(desk.place, Journal.open(file).origin().place());
    assertTrue(PlanFile.open(desk, file).revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  @Test
  void onceItWasTakenOverItIsResumedWithoutAskingAgain() {
    Path file = stopped();
    desk.place = place(SERVER, "mm_second", 4);
    way.failAfter(1, FaultyWay.Fault.LOST);
    refusal(() -> PlanFile.open(desk, file).forThisAccount().resume());
    assertTrue(Applying.resume(desk, file).isComplete());
    assertEquals(6, Journal.open(file).count(Journal.State.DONE));
    desk.place = place(SERVER, "mm_first", 4);
    assertTrue(refusal(() -> Applying.resume(desk, file)).contains("another key or token"));
  }

  @Test
  void whatItWroteCountsAsOnesOwnWithTheRenewedToken() {
    Path file = stopped();
    desk.place = place(SERVER, "mm_second", 4);
    PlanFile.open(desk, file).forThisAccount().resume();
    OwnWrites own = OwnWrites.since(desk, java.time.Instant.EPOCH);
    Step step = Journal.open(file).step(1);
    assertTrue(own.isOf(step.with(step.cells().get(0).reversed())));
  }

  @Test
  void anotherServerOrWorkspaceIsRefusedWhicheverTokenIsUsed() {
    Path file = stopped();
    for (Place other :
        List.of(
            place("https://app.mammoth.io/test/api/v2", "mm_second", 4),
            place("https://app.mammoth.io:8443/api/v2", "mm_second", 4),
            place("https://other.mammoth.io/api/v2", "mm_second", 4),
            place(SERVER, "mm_second", 5))) {
      desk.place = other;
      assertTrue(refusal(() -> Applying.resume(desk, file)).contains("applies there alone"));
      assertTrue(
          refusal(() -> PlanFile.open(desk, file).forThisAccount())
              .contains("applies there alone"));
    }
    assertEquals(4, way.reached.size());
  }

  /** The same journal as the version before wrote it: without checks, scheme, path and account. */
  private Path old(Path file) throws IOException {
    Journal journal = Journal.open(file);
    Integer workspace = journal.origin().place().workspace();
    Origin origin = journal.origin().at(new Place("app.mammoth.io", workspace, null));
    StringBuilder lines = new StringBuilder();
    lines.append(
        PlanJson.text(
            PlanJson.MAPPER
                .createObjectNode()
                .put(Journal.MARK, 1)
                .set("plan", PlanJson.of(origin, journal.draft())),
            false));
    List<String> rest = Files.readAllLines(file);
    for (String line : rest.subList(1, rest.size())) {
      lines.append('\n').append(line.replaceAll(",\"check\":\"[0-9a-f]{16}\"", ""));
    }
    return Files.writeString(folder.resolve("old.journal"), lines + "\n");
  }

  @Test
  void aJournalOfAnOlderVersionOnARealAccountIsResumedWhenThatIsSaid() throws IOException {
    Path file = old(stopped());
    String refusal = refusal(() -> Applying.resume(desk, file));
    assertTrue(refusal.contains("is of an older version"), refusal);
    assertTrue(
        refusal.contains("Plan.open(\"" + file + "\").forThisAccount().resume() goes on"), refusal);
    Journal journal = PlanFile.open(desk, file).forThisAccount().resume();
    assertTrue(journal.isComplete());
    assertEquals(6, journal.count(Journal.State.DONE), journal.table()::printAll);
    assertEquals(6, way.reached.size());
    assertTrue(Applying.resume(desk, file).isComplete());
    assertTrue(PlanFile.open(desk, file).revert().apply().isComplete());
    assertEquals(before.toString(), truth().toString());
  }

  /** Without a workspace, each account of a host has other connectors under the same ids. */
  @ParameterizedTest
  @ValueSource(ints = {200, 403})
  void anAttemptWithTheWrongAccountDoesNotBindAnOlderJournalToIt(int status) throws IOException {
    Path file = old(stopped(null));
    String lines = Files.readString(file);
    desk.place = place(SERVER, "mm_wrong", null);
    way.behave(
        (call, real) ->
            status == 200
                ? real.answer(call).replacing("\"Snowflake\"", "\"Other\"")
                : refused(status));
    assertThrows(RuntimeException.class, () -> PlanFile.open(desk, file).forThisAccount().resume());
    assertEquals(lines, Files.readString(file));
    heal();
    desk.place = place(SERVER, "mm_first", null);
    assertTrue(PlanFile.open(desk, file).forThisAccount().resume().isComplete());
    assertEquals(desk.place, Journal.open(file).origin().place());
  }

  @Test
  void aCompleteJournalIsNotTakenOver() throws IOException {
    Path file = stopped();
    Applying.resume(desk, file);
    String lines = Files.readString(file);
    desk.place = place(SERVER, "mm_second", 4);
    assertTrue(PlanFile.open(desk, file).forThisAccount().resume().isComplete());
    assertEquals(lines, Files.readString(file));
  }

  @Test
  void aPlanOfWhichAJournalTellsIsNotBegunAnew() {
    Path file = stopped();
    Plan opened = PlanFile.open(desk, file);
    String refusal = refusal(opened::apply);
    assertTrue(refusal.contains("Plan.resume(\"" + file + "\")"), refusal);
    assertEquals(4, way.reached.size());
    desk.place = place(SERVER, "mm_second", 4);
    String renewed = refusal(() -> opened.forThisAccount().apply());
    assertTrue(renewed.contains(".forThisAccount().resume()"), renewed);
  }

  @Test
  void onlyAJournalIsResumed() {
    Plan plan = sixPrices();
    assertTrue(refusal(plan::resume).contains("Only a journal can be resumed"));
  }
}
