package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connector profiles: each form's request and result. */
final class ProfilesTest extends ServedTest {
  static final String ALL = "/subscription/connector-profiles";

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

  static String saved(String profile) {
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

  static @Nullable BigDecimal price(ConnectorProfile profile, long id) {
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
    var none = assertThrows(NoSuchNameException.class, () -> profiles.named("Prp"));
    assertEquals("There is no connector profile named \"Prp\". Near it: Pro.", message(none));
  }

  @Test
  void createRefusesWhatItWouldPassOver() {
    Profiles profiles = profiles();
    var twoNames =
        assertThrows(
            ConfigurationException.class, () -> profiles.create("Team", p -> p.name("Other")));
    assertContains("is called \"Team\", and \"Other\" in its changes", message(twoNames));
    var checked =
        assertThrows(
            ConfigurationException.class, () -> profiles.create("Team", p -> p.checking(x -> {})));
    assertContains("nothing for checking(…) to look at", message(checked));
    assertEquals(0, server.getRequestCount());
    answer(201, saved("{'id':4,'name':'Team','connectors':[]}"));
    assertEquals("Team", profiles.create("Team", p -> p.name("Team")).profile().name());
  }

  @Test
  void addTakesProfileAndConnectorByTheirTypes() {
    answer(LISTED);
    answer(201, SAVED);
    answer(201, SAVED);
    Profiles profiles = profiles();
    ConnectorProfile pro = profiles.named("Pro");
    Connector salesforce = pro.connectors().get(0);
    profiles.add(pro, salesforce, "9.99");
    profiles.add(pro, salesforce, null, false);
    assertSent("GET " + ALL);
    assertEquals(
        json("{'connector_id':7,'price_per_month':9.99,'enabled':true}"),
        body(assertSent("POST " + ALL + "/3/connectors")));
    assertEquals(
        json("{'connector_id':7,'price_per_month':null,'enabled':false}"),
        body(assertSent("POST " + ALL + "/3/connectors")));
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
