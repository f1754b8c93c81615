package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** fetch, named, create, update and delete: each form's request and result. */
final class SubscriptionConnectorsTest extends ServedTest {
  private static final Connector SEVEN = ReadingTest.connector(CONNECTOR);

  @Test
  void fetchReadsEveryConnector() {
    answer("{'connectors':[" + CONNECTOR + ",{'id':8,'name':'Odoo','enabled':false}]}");
    ConnectorList list = connectors().fetch();
    assertEquals(List.of("Salesforce", "Odoo"), list.stream().map(Connector::name).toList());
    assertSent("GET /subscription/connectors");
  }

  @Test
  void fetchOfNothingIsAnEmptyList() {
    answer("{'connectors':[]}");
    assertTrue(connectors().fetch().isEmpty());
  }

  @Test
  void namedFindsOneWhateverItsCase() {
    answer("{'connectors':[{'id':1,'name':'IMAP','enabled':true}," + CONNECTOR + "]}");
    assertEquals(1, connectors().named(" imap ").id());
    assertSent("GET /subscription/connectors");
  }

  @Test
  void namedSuggestsNearNames() {
    answer("{'connectors':[" + CONNECTOR + ",{'id':8,'name':'Odoo','enabled':true}]}");
    Connectors connectors = connectors();
    var none = assertThrows(NoSuchNameException.class, () -> connectors.named("salesfroce"));
    assertEquals("There is no connector named \"salesfroce\". Near it: Salesforce.", message(none));
    assertEquals(List.of("Salesforce"), none.candidates());
    assertFalse(none.mayHaveTakenEffect());
  }

  @Test
  void namedWithoutNearNamesSuggestsNone() {
    answer("{'connectors':[" + CONNECTOR + "]}");
    Connectors connectors = connectors();
    var none = assertThrows(NoSuchNameException.class, () -> connectors.named("zzzz"));
    assertEquals("There is no connector named \"zzzz\".", message(none));
    assertEquals(List.of(), none.candidates());
  }

  @Test
  void namedRefusesToChooseBetweenTwo() {
    answer("{'connectors':[" + CONNECTOR + ",{'id':8,'name':'SALESFORCE','enabled':true}]}");
    Connectors connectors = connectors();
    var two = assertThrows(NoSuchNameException.class, () -> connectors.named("Salesforce"));
    assertContains("use the id, one of 7, 8", message(two));
    assertEquals(List.of("7", "8"), two.candidates());
  }

  /** What a caller tells apart: "is not there" from "may not call at all". */
  @Test
  void aNameThatIsNotThereIsNoWrongConfiguration() {
    answer("{'connectors':[]}");
    Connectors writable = connectors();
    assertThrows(NoSuchNameException.class, () -> writable.delete(writable.named("Odoo")));
    answer("{'connectors':[" + CONNECTOR + "]}");
    Connectors readOnly = client(b -> b.writes(false)).connectors();
    assertThrows(ConfigurationException.class, () -> readOnly.delete(readOnly.named("Salesforce")));
  }

  @Test
  void createSendsTheNameAlone() {
    answer(201, SAVED);
    Saved made = connectors().create("Salesforce");
    assertEquals(SEVEN, made.connector());
    assertEquals("done", made.message());
    assertEquals(json("{'name':'Salesforce'}"), body(assertSent("POST /subscription/connectors")));
  }

  @Test
  void createSendsWhatTheLambdaSets() {
    answer(201, SAVED);
    connectors()
        .create("Salesforce", c -> c.pricePerMonth("29.90").description("CRM").enabled(false));
    assertEquals(
        json("{'name':'Salesforce','price_per_month':29.90,'description':'CRM','enabled':false}"),
        body(assertSent("POST /subscription/connectors")));
  }

  @Test
  void createSendsAReadyMadeConnector() {
    answer(201, SAVED);
    connectors().create(NewConnector.named("Salesforce").bucket("app").rolloutDefault("opt_in"));
    assertEquals(
        json("{'name':'Salesforce','bucket':'app','rollout_default':'opt_in'}"),
        body(assertSent("POST /subscription/connectors")));
  }

  @Test
  void createSendsANullDescriptionWhenTold() {
    answer(201, SAVED);
    connectors().create("Salesforce", c -> c.description(null));
    assertEquals(json("{'name':'Salesforce','description':null}"), body(request()));
  }

  @Test
  void aReadyMadeConnectorIsSentAsItWasAtTheCall() {
    answer(201, SAVED);
    NewConnector fields = NewConnector.named("Salesforce");
    connectors().create(fields);
    fields.enabled(false);
    assertEquals(json("{'name':'Salesforce'}"), body(request()));
  }

  @Test
  void updateTakesAnIdAndALambda() {
    answer(SAVED);
    connectors().update(7, c -> c.name("Sales").enabled(true));
    assertEquals(
        json("{'name':'Sales','enabled':true}"),
        body(assertSent("PUT /subscription/connectors/7")));
  }

  @Test
  void updateTakesAnIdAndChanges() {
    answer(SAVED);
    connectors().update(7, ConnectorChanges.none().bucket("file").rolloutDefault("retroactive"));
    assertEquals(
        json("{'bucket':'file','rollout_default':'retroactive'}"),
        body(assertSent("PUT /subscription/connectors/7")));
  }

  @Test
  void updateTakesAConnectorAndALambda() {
    answer(SAVED);
    connectors().update(SEVEN, c -> c.enabled(false));
    assertEquals(json("{'enabled':false}"), body(assertSent("PUT /subscription/connectors/7")));
  }

  @Test
  void updateTakesAConnectorAndChanges() {
    answer(SAVED);
    Saved saved = connectors().update(SEVEN, ConnectorChanges.none().description("CRM"));
    assertEquals(List.of("description"), saved.notKept());
    assertEquals(json("{'description':'CRM'}"), body(assertSent("PUT /subscription/connectors/7")));
  }

  @Test
  void aClearedFieldIsSentAsNullAndAnUntouchedOneNotAtAll() {
    answer(SAVED);
    connectors().update(7, c -> c.clearDescription().clearPricePerMonth());
    assertEquals(json("{'description':null,'price_per_month':null}"), body(request()));
  }

  @Test
  void aDescriptionOfNullClearsIt() {
    answer(SAVED);
    connectors().update(7, c -> c.description(null));
    assertEquals(json("{'description':null}"), body(request()));
  }

  @Test
  void deleteTakesAnId() {
    answer("{'message':'gone'}");
    Deleted gone = connectors().delete(7);
    assertEquals(new Deleted(7, null, "gone", 1), gone);
    assertEquals(0, assertSent("DELETE /subscription/connectors/7").getBodySize());
  }

  @Test
  void deleteOfAConnectorHandsItBack() {
    answer("{'message':'gone'}");
    assertSame(SEVEN, connectors().delete(SEVEN).connector());
    assertSent("DELETE /subscription/connectors/7");
  }

  @Test
  void deleteNeedsNoBodyInTheAnswer() {
    server.enqueue(new mockwebserver3.MockResponse.Builder().code(204).build());
    assertEquals("", connectors().delete(7).message());
  }

  @Test
  void whatTheAnswerDidNotKeepIsNamed() {
    answer(201, "{'connector':{'id':7,'name':'Salesforce','enabled':true,'price_per_month':null}}");
    Saved made =
        connectors()
            .create("Salesforce", c -> c.pricePerMonth("29.99").enabled(true).bucket("app"));
    assertEquals(List.of("price_per_month"), made.notKept());
    assertEquals("", made.message());
    assertNull(made.connector().pricePerMonth());
  }

  @Test
  void whatTheAnswerKeptInAnotherSpellingIsKept() {
    answer(
        "{'connector':{'id':7,'name':'Salesforce','enabled':true,'price_per_month':20,"
            + "'description':null,'bucket':'app'}}");
    Saved saved =
        connectors()
            .update(7, c -> c.pricePerMonth(new BigDecimal("20.00")).description("").bucket("app"));
    assertEquals(List.of(), saved.notKept());
  }

  @Test
  void aPriceThatWasNotClearedIsNamed() {
    answer("{'connector':{'id':7,'name':'Salesforce','enabled':true,'price_per_month':3}}");
    assertEquals(
        List.of("price_per_month"),
        connectors().update(7, ConnectorChanges::clearPricePerMonth).notKept());
  }
}
