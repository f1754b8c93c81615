package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of connector profiles: read again just before, merged, sent whole, and compared. */
final class ProfileUpdatesTest extends ServedTest {
  private Profiles profiles() {
    return client(any -> {}).profiles();
  }

  @Test
  void updateReadsAgainAndSendsTheWholeListWithWhatChanges() {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.saved(ProfilesTest.PRO.replace("29.90", "24.9900")));
    SavedProfile saved = profiles().update(3, p -> p.price(7, "24.99"));
    assertSent("GET " + ProfilesTest.ALL);
    assertEquals(
        json(
            "{'connectors':[{'connector_id':7,'price_per_month':24.99,'enabled':true},"
                + "{'connector_id':8,'price_per_month':null,'enabled':false}]}"),
        body(assertSent("PUT " + ProfilesTest.ALL + "/3")));
    assertEquals(List.of(), saved.notKept());
    assertEquals(
        new BigDecimal("29.90"), ProfilesTest.price(Objects.requireNonNull(saved.before()), 7));
    assertEquals("done", saved.message());
  }

  @Test
  void updateAddsAndRemovesAndClearsWhatIsNamed() {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.saved(ProfilesTest.PRO));
    profiles()
        .update(
            3, p -> p.name("Pro 2").clearDescription().remove(8).clearPrice(7).add(9).price(9, 5));
    request();
    assertEquals(
        json(
            "{'name':'Pro 2','description':null,'connectors':["
                + "{'connector_id':7,'price_per_month':null,'enabled':true},"
                + "{'connector_id':9,'price_per_month':5,'enabled':true}]}"),
        body(request()));
  }

  @Test
  void addingWhatIsInTheProfileLeavesItsPrice() {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.saved(ProfilesTest.PRO));
    profiles().update(3, p -> p.add(7));
    request();
    assertContains("'connector_id':7,'price_per_month':29.90".replace('\'', '"'), body(request()));
  }

  @Test
  void theAnswerIsComparedWithWhatWasSent() {
    answer(ProfilesTest.LISTED);
    answer(
        ProfilesTest.saved(
            "{'id':3,'name':'Pro','description':'other','connectors':["
                + "{'id':7,'name':'Salesforce','price_per_month':1,'enabled':false},"
                + "{'id':9,'name':'Xero','enabled':true}]}"));
    SavedProfile saved = profiles().update(3, p -> p.price(7, "24.99").description("mine"));
    assertEquals(
        List.of(
            "description",
            "connectors.7.price_per_month",
            "connectors.7.enabled",
            "connectors.9",
            "connectors.8"),
        saved.notKept());
  }

  @Test
  void anAnswerThatDoesNotShowTheConnectorsKeptNothingForSure() {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.saved("{'id':3,'name':'Pro'}"));
    assertEquals(List.of("connectors"), profiles().update(3, p -> p.price(7, 1)).notKept());
  }

  @Test
  void updateRefusesWhatTheProfileDoesNotHoldBeforeItWrites() {
    Profiles profiles = profiles();
    for (ProfileChanges changes :
        List.of(
            ProfileChanges.none().price(9, 1),
            ProfileChanges.none().enabled(9, true),
            ProfileChanges.none().remove(9))) {
      answer(ProfilesTest.LISTED);
      var refused = assertThrows(NoSuchNameException.class, () -> profiles.update(3, changes));
      assertContains("\"Pro\" does not hold connector 9", message(refused));
      assertEquals(List.of("7", "8"), refused.candidates());
      assertSent("GET " + ProfilesTest.ALL);
    }
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void updateOfAProfileThatIsGoneSaysWhichThereAre() {
    answer(ProfilesTest.LISTED);
    Profiles profiles = profiles();
    var gone =
        assertThrows(NoSuchNameException.class, () -> profiles.update(5, p -> p.price(7, 1)));
    assertEquals("There is no connector profile 5; there are 3.", message(gone));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void updateOfNothingIsRefusedBeforeAnythingIsSent() {
    Profiles profiles = profiles();
    assertThrows(ConfigurationException.class, () -> profiles.update(3, p -> {}));
    assertThrows(ConfigurationException.class, () -> profiles.update(0, p -> p.name("x")));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void updateWithWritesOffIsRefusedBeforeAnythingIsSent() {
    Profiles profiles = client(c -> c.writes(false)).profiles();
    var off =
        assertThrows(ConfigurationException.class, () -> profiles.update(3, p -> p.price(7, 1)));
    assertContains("Writing is switched off", message(off));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void removedAndChangedAtOnceIsRefusedInEitherOrder() {
    assertThrows(ConfigurationException.class, () -> ProfileChanges.none().remove(7).price(7, 1));
    assertThrows(ConfigurationException.class, () -> ProfileChanges.none().price(7, 1).remove(7));
  }

  @Test
  void checkingSeesTheLiveProfileAndCanStopTheUpdate() {
    answer(ProfilesTest.LISTED);
    Profiles profiles = profiles();
    List<ConnectorProfile> seen = new ArrayList<>();
    ProfileChanges changes =
        ProfileChanges.none()
            .price(7, 1)
            .checking(seen::add)
            .checking(
                live -> {
                  throw new IllegalStateException("somebody was here");
                });
    var stopped = assertThrows(IllegalStateException.class, () -> profiles.update(3, changes));
    assertEquals("somebody was here", message(stopped));
    assertEquals("Pro", seen.get(0).name());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void anUpdateAsksForItsAccountOnce() {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.saved(ProfilesTest.PRO));
    List<String> asked = new ArrayList<>();
    try (MammothClient mammoth =
        MammothClient.builder()
            .account(
                () -> {
                  asked.add("asked");
                  return new Account(address(), PAIR, 4, true);
                })
            .build()) {
      mammoth.profiles().update(3, p -> p.price(7, "29.90"));
    }
    assertEquals(1, asked.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCheckThatOutlastsTheTimeLetsNoChangeBeSent(boolean waiting) {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.saved(ProfilesTest.PRO));
    PromptTiming timing = new PromptTiming();
    Profiles profiles = client(b -> b.timing(timing)).profiles();
    Consumer<ConnectorProfile> slow = live -> timing.after(Duration.ofSeconds(58), () -> {});
    ProfileChanges changes = ProfileChanges.none().price(7, 1).checking(slow).checking(slow);
    var late =
        assertThrows(
            TransportException.class,
            () ->
                Faults.unwrapped(
                    () ->
                        waiting
                            ? profiles.update(3, changes)
                            : profiles.async().update(3, changes).join()));
    assertEquals(TransportException.Phase.DEADLINE, late.phase());
    assertFalse(late.mayHaveTakenEffect());
    assertEquals(
        "PUT /api/v2/subscription/connector-profiles/3 was given up after its time of 60 s."
            + " Nothing was sent.",
        message(late));
    assertEquals(1, server.getRequestCount());
  }
}
