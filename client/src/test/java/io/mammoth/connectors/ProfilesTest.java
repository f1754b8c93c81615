package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connector profiles: each form's request and result. */
final class ProfilesTest extends ServedTest {
  private static final String ALL = "/subscription/connector-profiles";

  static final String PRO =
      "{'id':3,'name':'Pro','description':'For teams','connectors':["
          + "{'id':7,'name':'Salesforce','price_per_month':29.90,'enabled':true},"
          + "{'id':8,'name':'Odoo','price_per_month':null,'enabled':false}],"
          + "'connectors_count':2,'created_at':'2026-07-01T10:00:00Z','used_in_plans':['Gold'],"
          + "'plan_count':1,'tier':2}";
  static final String LISTED = "{'connector_profiles':[" + PRO + "]}";

  private Profiles profiles() {
    return client(any -> {}).profiles();
  }

  private static String saved(String profile) {
    return "{'connector_profile':" + profile + ",'message':'done'}";
  }

  @Test
  void listReadsEveryProfileWithItsConnectorsAndPrices() {
    answer(LISTED);
    ConnectorProfile pro = profiles().list().get(0);
    assertSent("GET " + ALL);
    assertEquals("Pro", pro.name());
    assertEquals("For teams", pro.description());
    assertEquals(new BigDecimal("29.90"), price(pro, 7));
    assertNull(price(pro, 8));
    assertEquals(List.of("Gold"), pro.usedInPlans());
    assertEquals(1, pro.planCount());
    assertEquals("2026-07-01T10:00:00Z", pro.createdAtText());
    assertEquals(Map.of("tier", 2), pro.other());
    assertTrue(pro.whole());
  }

  private static @Nullable BigDecimal price(ConnectorProfile profile, long id) {
    return Objects.requireNonNull(profile.connector(id)).pricePerMonth();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':3,'name':'Pro'}",
        "{'id':3,'name':'Pro','connectors':null}",
        "{'id':3,'name':'Pro','connectors':null,'connectors_count':2}",
        "{'id':3,'name':'Pro','connectors':[" + CONNECTOR + "],'connectors_count':2}"
      })
  void aProfileThatIsNotShownWholeSaysSoAndIsNotUpdated(String half) {
    answer("{'connector_profiles':[" + half + "]}");
    answer("{'connector_profiles':[" + half + "]}");
    Profiles profiles = profiles();
    assertFalse(profiles.list().get(0).whole());
    var refused =
        assertThrows(
            ConfigurationException.class, () -> profiles.update(3, p -> p.description("x")));
    assertContains("read without all its connectors", message(refused));
    assertEquals(2, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'connectors':[]", "'connectors':null,'connectors_count':0"})
  void anEmptyProfileIsWhole(String empty) {
    answer("{'connector_profiles':[{'id':3,'name':'Pro'," + empty + "}]}");
    assertTrue(profiles().list().get(0).whole());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'connector_profiles':null}",
        "{'connector_profiles':[{'id':3}]}",
        "{'connector_profiles':[{'name':'Pro'}]}",
        "{'connector_profiles':[{'id':3,'name':'Pro','connectors':[{'id':7}]}]}"
      })
  void whatIsNoListOfProfilesIsUnreadable(String body) {
    answer(body);
    Profiles profiles = profiles();
    assertThrows(UnreadableResponseException.class, profiles::list);
  }

  @Test
  void namedFindsOneWhateverItsCaseAndSuggestsNearNames() {
    answer(LISTED);
    answer(LISTED);
    Profiles profiles = profiles();
    assertEquals(3, profiles.named(" pro ").id());
    var none = assertThrows(ConfigurationException.class, () -> profiles.named("Prp"));
    assertEquals("There is no connector profile named \"Prp\". Near it: Pro.", message(none));
  }

  @Test
  void createSendsItsConnectorsEachWithAPriceOrNull() {
    answer(201, saved("{'id':4,'name':'Team','connectors':[" + CONNECTOR + "]}"));
    profiles().create("Team", p -> p.add(8).price(7, "19.90").enabled(7, false));
    assertEquals(
        json(
            "{'name':'Team','connectors':["
                + "{'connector_id':8,'price_per_month':null,'enabled':true},"
                + "{'connector_id':7,'price_per_month':19.90,'enabled':false}]}"),
        body(assertSent("POST " + ALL)));
  }

  @Test
  void createRefusesToRemoveAnything() {
    Profiles profiles = profiles();
    var refused =
        assertThrows(ConfigurationException.class, () -> profiles.create("Team", p -> p.remove(7)));
    assertContains("holds nothing that could be removed", message(refused));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void updateReadsAgainAndSendsTheWholeListWithWhatChanges() {
    answer(LISTED);
    answer(saved(PRO.replace("29.90", "24.9900")));
    SavedProfile saved = profiles().update(3, p -> p.price(7, "24.99"));
    assertSent("GET " + ALL);
    assertEquals(
        json(
            "{'connectors':[{'connector_id':7,'price_per_month':24.99,'enabled':true},"
                + "{'connector_id':8,'price_per_month':null,'enabled':false}]}"),
        body(assertSent("PUT " + ALL + "/3")));
    assertEquals(List.of(), saved.notKept());
    assertEquals(new BigDecimal("29.90"), price(Objects.requireNonNull(saved.before()), 7));
    assertEquals("done", saved.message());
  }

  @Test
  void updateAddsAndRemovesAndClearsWhatIsNamed() {
    answer(LISTED);
    answer(saved(PRO));
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
    answer(LISTED);
    answer(saved(PRO));
    profiles().update(3, p -> p.add(7));
    request();
    assertContains("'connector_id':7,'price_per_month':29.90".replace('\'', '"'), body(request()));
  }

  @Test
  void theAnswerIsComparedWithWhatWasSent() {
    answer(LISTED);
    answer(
        saved(
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
    answer(LISTED);
    answer(saved("{'id':3,'name':'Pro'}"));
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
      answer(LISTED);
      var refused = assertThrows(ConfigurationException.class, () -> profiles.update(3, changes));
      assertContains("\"Pro\" does not hold connector 9", message(refused));
      assertSent("GET " + ALL);
    }
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void updateOfAProfileThatIsGoneSaysWhichThereAre() {
    answer(LISTED);
    Profiles profiles = profiles();
    var gone =
        assertThrows(ConfigurationException.class, () -> profiles.update(5, p -> p.price(7, 1)));
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
    answer(LISTED);
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
    answer(LISTED);
    answer(saved(PRO));
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

  @Test
  void deleteTakesAnIdOrAProfile() {
    answer("{'message':'gone'}");
    answer(LISTED);
    answer("{'message':'gone'}");
    Profiles profiles = profiles();
    assertEquals(new Deleted(3, null, "gone", 1), profiles.delete(3));
    assertSent("DELETE " + ALL + "/3");
    profiles.delete(profiles.named("Pro"));
    assertSent("GET " + ALL);
    assertSent("DELETE " + ALL + "/3");
  }

  @Test
  void addSendsAPriceOrNullAndComparesIt() {
    answer(201, SAVED);
    answer(201, SAVED);
    Profiles profiles = profiles();
    Saved added = profiles.add(3, 7, "29.90");
    assertEquals(List.of("price_per_month"), added.notKept());
    assertEquals(
        json("{'connector_id':7,'price_per_month':29.90,'enabled':true}"),
        body(assertSent("POST " + ALL + "/3/connectors")));
    profiles.add(3, 7, null, false);
    assertEquals(
        json("{'connector_id':7,'price_per_month':null,'enabled':false}"), body(request()));
  }

  @Test
  void badArgumentsAreRefusedBeforeAnythingIsSent() {
    Profiles profiles = profiles();
    for (Runnable bad :
        List.<Runnable>of(
            () -> profiles.create(" ", p -> p.add(7)),
            () -> profiles.create("Team", p -> p.price(7, "-1")),
            () -> profiles.create("Team", p -> p.price(7, 1.001)),
            () -> profiles.create("Team", p -> p.add(0)),
            () -> profiles.update(3, p -> p.name("")),
            () -> profiles.delete(-1),
            () -> profiles.add(3, 0, "1"),
            () -> profiles.add(0, 7, "1"),
            () -> profiles.add(3, 7, new BigDecimal("-1"), true),
            () -> profiles.named(" "))) {
      assertThrows(ConfigurationException.class, bad::run);
    }
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void errorsAreTypedAndSayWhatToDo() {
    answer(403, "{'status_code':403,'detail':'no'}");
    answer(404, "{'status_code':404,'detail':'no'}");
    Profiles profiles = profiles();
    var forbidden = assertThrows(ForbiddenException.class, profiles::list);
    assertContains("need an administrator's credential", message(forbidden));
    var gone = assertThrows(NotFoundException.class, () -> profiles.delete(3));
    assertContains("profiles().list()", message(gone));
  }
}
