package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are read tolerantly where the service may differ, and strictly where a value counts. */
final class ReadingTest extends ServedTest {

  static Connector connector(String text) {
    return read(text, Connector::read);
  }

  private static <T> T read(String text, JsonReader.Value<T> type) {
    try {
      byte[] json = json(text).getBytes(StandardCharsets.UTF_8);
      return Objects.requireNonNull(JsonReader.read(json, type));
    } catch (IOException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static Connector with(String fields) {
    return connector("{'id':7,'name':'Salesforce','enabled':true," + fields + "}");
  }

  private static WorkspaceConnector workspaceConnector(String text) {
    return read(text, WorkspaceConnector::read);
  }

  @Test
  void everyFieldOfASubscriptionConnectorIsRead() {
    Connector read =
        connector(
            "{'id':900001,'name':'Salesforce','description':'CRM','price_per_month':29.90,"
                + "'enabled':false,'created_at':'2026-01-02T03:04:05Z',"
                + "'updated_at':'2026-02-03 04:05:06.789','used_in_profiles':['Basic'],"
                + "'profile_count':1,'bucket':'app'}");
    assertEquals(
        new Connector(
            900001,
            "Salesforce",
            "CRM",
            new BigDecimal("29.9"),
            false,
            Instant.parse("2026-01-02T03:04:05Z"),
            Instant.parse("2026-02-03T04:05:06.789Z"),
            "2026-01-02T03:04:05Z",
            "2026-02-03 04:05:06.789",
            List.of("Basic"),
            1,
            "app",
            Map.of()),
        read);
    assertEquals(new BigDecimal("29.90"), read.pricePerMonth());
  }

  @Test
  void fieldsOfASubscriptionConnectorMayBeMissing() {
    Connector read = connector(CONNECTOR);
    assertNull(read.description());
    assertNull(read.pricePerMonth());
    assertNull(read.createdAt());
    assertNull(read.updatedAtText());
    assertEquals(List.of(), read.usedInProfiles());
    assertNull(read.profileCount());
    assertNull(read.bucket());
    assertEquals(Map.of(), read.other());
  }

  @Test
  void fieldsOfASubscriptionConnectorMayBeNull() {
    assertEquals(
        connector(CONNECTOR),
        with(
            "'description':null,'price_per_month':null,'created_at':null,'updated_at':null,"
                + "'used_in_profiles':null,'profile_count':null,'bucket':null"));
  }

  @Test
  void connectorsAreEqualByValuesAndPricesAsNumbers() {
    Connector one = with("'price_per_month':29.90");
    assertEquals(with("'price_per_month':29.9"), one);
    assertEquals(with("'price_per_month':29.9").hashCode(), one.hashCode());
    assertNotEquals(with("'price_per_month':29.91"), one);
    assertNotEquals(with("'price_per_month':0"), connector(CONNECTOR));
    assertNotEquals("Salesforce", (Object) one);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+02:00, 2026-01-02T01:04:05Z",
    "2026-01-02T03:04:05.123456, 2026-01-02T03:04:05.123456Z",
    "2026-01-02 03:04:05, 2026-01-02T03:04:05Z",
    "2026-01-02 03:04:05+00:00, 2026-01-02T03:04:05Z",
    "2026-01-02 03:04:05 +02:00, 2026-01-02T01:04:05Z",
    "2026-01-02T03:04:05+0200, 2026-01-02T01:04:05Z",
    "2026-01-02, 2026-01-02T00:00:00Z",
    "'Fri, 02 Jan 2026 03:04:05 GMT', 2026-01-02T03:04:05Z",
  })
  void aTimeIsReadInManyForms(String text, Instant time) {
    Connector read = with("'created_at':'" + text + "'");
    assertEquals(time, read.createdAt());
    assertEquals(text, read.createdAtText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "1767225600", "2026-13-02T03:04:05Z", "  "})
  void whatIsNoTimeStaysText(String text) {
    Connector read = with("'updated_at':'" + text + "'");
    assertNull(read.updatedAt());
    assertEquals(text, read.updatedAtText());
  }

  @Test
  void unknownFieldsArePlainJava() {
    Connector read = with("'tier':{'level':2,'share':0.10,'tags':['a',null,true]},'note':null");
    @Nullable Object[] tags = {"a", null, true};
    Map<?, ?> tier = (Map<?, ?>) Objects.requireNonNull(read.other().get("tier"));
    assertEquals(2, tier.get("level"));
    assertEquals(new BigDecimal("0.10"), tier.get("share"));
    assertEquals(Arrays.asList(tags), tier.get("tags"));
    assertEquals(Set.of("tier", "note"), read.other().keySet());
    assertNull(read.other().get("note"));
  }

  @Test
  void unknownFieldsCannotBeChanged() {
    Connector read = with("'tier':1");
    assertThrows(UnsupportedOperationException.class, () -> read.other().put("x", 1));
  }

  @Test
  void everyFieldOfAWorkspaceConnectorIsRead() {
    WorkspaceConnector read =
        workspaceConnector(
            "{'disp_name':'Postgres SQL','name_key':'postgres','api_type':'DB','is_premium':true,"
                + "'is_added':false,'is_available':true,'version_key':'2.10',"
                + "'supported_version':'2.0','vendor':'PG','connection_count':3,'beta':true,"
                + "'spec':{'auth_url':'https://a.b/c','scope':'x y','connection_config':{'type':"
                + "'object'},'connection_input_note':'n','data_source_config':null,'k':1}}");
    var spec =
        new WorkspaceConnector.Spec(
            "https://a.b/c", "x y", Map.of("type", "object"), "n", null, Map.of("k", 1));
    assertEquals(
        new WorkspaceConnector(
            "Postgres SQL",
            "postgres",
            "DB",
            true,
            false,
            true,
            spec,
            "2.10",
            "2.0",
            "PG",
            3,
            Map.of("beta", true)),
        read);
  }

  @Test
  void everyFieldOfAWorkspaceConnectorMayBeMissing() {
    WorkspaceConnector read = workspaceConnector("{}");
    assertNull(read.nameKey());
    assertNull(read.isPremium());
    assertNull(read.spec());
    assertNull(read.connectionCount());
    assertEquals(Map.of(), read.other());
    assertEquals(read, workspaceConnector("{'name_key':null,'is_premium':null,'spec':null}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"'a b'|a b", "['a','b']|a b", "['a b']|a b", "[]|``", "null|", "''|``"})
  void aScopeIsATextOrAList(String sent, @Nullable String scope) {
    var read = workspaceConnector("{'spec':{'scope':" + sent + "}}");
    assertEquals(scope, Objects.requireNonNull(read.spec()).scope());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':'A','enabled':true}|connectors[0].id is missing",
        "{'id':7,'enabled':true}|connectors[0].name is missing",
        "{'id':7,'name':'A'}|connectors[0].enabled is missing",
        "{'id':null,'name':'A','enabled':true}|connectors[0].id is null or of the wrong type",
        "{'id':7,'name':null,'enabled':true}|connectors[0].name is null or of the wrong type",
        "{'id':7,'name':'A','enabled':null}|connectors[0].enabled is null or",
        "{'id':'7','name':'A','enabled':true}|connectors[0].id is null or of the wrong type",
        "{'id':7.5,'name':'A','enabled':true}|connectors[0].id is null or of the wrong type",
        "{'id':7,'name':5,'enabled':true}|connectors[0].name is null or of the wrong type",
        "{'id':7,'name':'A','enabled':1}|connectors[0].enabled is null or of the wrong type",
        "{'id':7,'name':'A','enabled':true,'price_per_month':'x'}|price_per_month is null or",
        "{'id':7,'name':'A','enabled':true,'price_per_month':1e999999999}|is null or of the wrong",
        "{'id':1e999999999,'name':'A','enabled':true}|connectors[0].id is null or of the wrong",
        "null|connectors",
        "7|connectors[0]",
      })
  void aConnectorWithoutItsEssentialsIsUnreadable(String connector, String words) {
    answer("{'connectors':[" + connector + "]}");
    Connectors connectors = connectors();
    var wrong = assertThrows(UnreadableResponseException.class, connectors::fetch);
    assertContains(words, message(wrong));
    assertEquals(200, wrong.status());
    assertEquals(1, wrong.attempts());
  }

  @Test
  void anUnknownNumberOfAnySizeStaysReadable() {
    Connector read = with("'score':1e999999999");
    assertEquals(new BigDecimal("1e999999999"), read.other().get("score"));
    assertContains("1E+999999999", read.toString());
  }
}
