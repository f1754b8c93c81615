package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Answer;
import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.NoSuchNameException;
import io.mammoth.connectors.NotFoundException;
import io.mammoth.connectors.ProfileList;
import io.mammoth.connectors.Profiles;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Profiles, answers, accounts and failures, as a cell shows them and as tables. */
final class ResultsTest {
  private final Profiles profiles = Notebook.mammoth.profiles();

  @BeforeEach
  void chooseTheSandbox() {
    Notebook.sandbox();
  }

  private static String shown(Object value) {
    Rendering rendering =
        Objects.requireNonNull(Renderings.of(value), () -> "nothing shows " + value);
    String text = rendering.text();
    for (String cell : Jsoup.parse(rendering.html()).select("td").eachText()) {
      assertTrue(text.contains(cell), () -> cell + " is not in\n" + text);
    }
    return text;
  }

  @Test
  void profilesAreATable() {
    ProfileList list = profiles.list();
    assertTrue(shown(list).startsWith("Connector profiles (sandbox)"), shown(list));
    assertEquals(shown(list), shown(new ArrayList<>(list)));
    Table table = Notebook.table(list);
    assertEquals(
        List.of("id", "name", "connectors", "connectors_count"), table.columnNames().subList(0, 4));
    assertEquals(list.size(), table.rowCount());
    assertEquals(
        list.size(), Notebook.table(ConnectorProfile.class, new ArrayList<>(list)).rowCount());
    assertEquals(0, Notebook.table(ProfileList.of(List.of())).rowCount());
  }

  @Test
  void aProfileIsACardAndWhatItHolds() {
    ConnectorProfile pro = profiles.named("pro");
    String text = shown(pro);
    assertTrue(text.startsWith("Pro (sandbox)"), text);
    assertTrue(text.contains("What Pro holds, at its own prices (sandbox)"), text);
    assertTrue(text.contains("PostgreSQL"), text);
    Table row = Notebook.table(pro);
    assertEquals(1, row.rowCount());
    assertEquals("Connector profile (sandbox)", row.name());
    assertTrue(row.getString(0, "connectors").startsWith("PostgreSQL, "), row::toString);
  }

  @Test
  void aSavedProfileSaysWhatWasNotKeptAndMarksIt() {
    SavedProfile saved =
        profiles.update(profiles.named("starter"), p -> p.description("For a first try."));
    assertTrue(shown(saved).contains(saved.message()), shown(saved));
    assertFalse(shown(saved).contains("not kept"), shown(saved));
    Connector first = saved.profile().connectors().get(0);
    List<String> notKept = List.of("description", "connectors." + first.id() + ".price_per_month");
    String text = shown(new SavedProfile(saved.profile(), null, "", notKept, 2));
    assertTrue(text.contains("not kept by the service: " + String.join(", ", notKept)), text);
    assertTrue(text.matches("(?s).*description +! For a first try.*"), text);
    assertTrue(text.contains("! " + first.pricePerMonth()), text);
    assertEquals("Starter", Notebook.table(saved).getString(0, "name"));
  }

  @Test
  void whatADeletedProfileWasIsShownByItsNumber() {
    SavedProfile made = profiles.create("Passing", p -> {});
    assertTrue(shown(profiles.delete(made.profile())).contains("" + made.profile().id()));
  }

  @Test
  void anAnswerShowsItsFactsButNoByteOfItsBody() {
    List<Answer> answers = new ArrayList<>();
    Notebook.connectors.withAnswers(answers::add).get("postgres");
    String text = shown(answers.get(0));
    assertTrue(text.matches("(?s).*status +200\n.*"), text);
    assertFalse(text.contains("PostgreSQL"), text);
  }

  @Test
  void anAccountIsShownWithItsCredentialsMasked() {
    Account account = Notebook.SESSION.account();
    String text = shown(account);
    assertTrue(text.contains(account.credentials().masked()), text);
    assertTrue(text.matches("(?s).*workspace +4\n.*"), text);
  }

  @Test
  void aFailureThatWasCaughtIsTheCardThatAnUncaughtOneHas() {
    var failure =
        assertThrows(NotFoundException.class, () -> Notebook.connectors.get("no_such_key"));
    assertTrue(shown(failure).matches("(?s)Not found \\(404\\).*asked +GET .*"), shown(failure));
    assertThrows(NotFoundException.class, () -> Notebook.connectors.get("another"));
    assertTrue(shown(failure).startsWith("Not found (404)"), shown(failure));
    assertFalse(shown(failure).contains("asked"), "that was another call");
    var refused = assertThrows(NoSuchNameException.class, () -> Notebook.connectors.named("none"));
    assertTrue(shown(refused).startsWith("No such name"), shown(refused));
  }

  @Test
  void operationsOnProfilesShowTheStatusAsAllOperationsDo() {
    assertTrue(shown(profiles).contains("SANDBOX"));
  }

  @Test
  void theServicesJsonIsWholeInTheValueAndCutInTheCell() {
    String json = assertInstanceOf(String.class, MammothMagic.run(List.of("list", "--json")));
    assertEquals(json, shown(json));
    String huge = ServiceJson.OF_THIS_NOTEBOOK.of("[\"" + "x".repeat(5_000_000) + "\"]");
    assertTrue(shown(huge).length() <= Limits.BYTES, () -> "" + shown(huge).length());
    assertTrue(shown(huge).endsWith("All of it is the value: String json = %mammoth list --json"));
    assertNull(Renderings.of("[\"a text of the user's own\"]"));
  }
}
