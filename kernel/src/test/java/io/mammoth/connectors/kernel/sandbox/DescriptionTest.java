package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptionTest {
  @ParameterizedTest
  @EnumSource
  void itIsServedToAnybodyAtBothPlaces(Dialect dialect) {
    try (Sandbox sandbox = Sandbox.start(dialect, 0)) {
      JsonNode expected = Description.of(dialect).document();
      Caller caller = new Caller(sandbox);
      assertEquals(expected, Json.object().setAll(bare(caller, "/openapi.json")));
      String root = Wire.ask(sandbox.port(), "GET /openapi.json HTTP/1.1", "Host: localhost");
      assertTrue(root.startsWith("HTTP/1.1 200 OK"), root);
      assertTrue(root.endsWith(new String(Json.write(expected), StandardCharsets.ISO_8859_1)));
    }
  }

  private static ObjectNode bare(Caller caller, String path) {
    return (ObjectNode) caller.send(caller.bare(path).GET()).expect(200);
  }

  @ParameterizedTest
  @EnumSource
  void everyReferenceLeadsSomewhereAndEverySchemaIsUsed(Dialect dialect) {
    JsonNode document = Description.of(dialect).document();
    for (JsonNode reference : document.findValues("$ref")) {
      assertFalse(
          document.at(reference.textValue().substring(1)).isMissingNode(), reference::asText);
    }
    String text = document.toString();
    document
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(
            name -> assertTrue(text.contains("\"#/components/schemas/" + name + "\""), name));
  }

  @ParameterizedTest
  @EnumSource
  void everySchemaIsAValidOne(Dialect dialect) {
    var meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    for (JsonNode schema : Description.of(dialect).document().at("/components/schemas")) {
      assertEquals(List.of(), List.copyOf(meta.validate(schema)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsPatternsKnowTheFieldsThatTheServiceKnows(Dialect dialect) {
    JsonNode list =
        Description.of(dialect).document().at("/paths/~1workspaces~1{workspace_id}~1connectors");
    List<String> patterns = list.findValuesAsText("pattern");
    assertEquals(2, patterns.size());
    String all = String.join(",", Fields.full(dialect));
    assertTrue(all.matches(patterns.get(0)));
    assertFalse((all + ",colour").matches(patterns.get(0)));
    for (String name : Fields.full(dialect)) {
      assertEquals(!name.equals("spec"), ("(" + name + ":asc)").matches(patterns.get(1)), name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationIsThereAndNoneBesides(Dialect dialect) {
    Catalogue catalogue = Catalogue.sample();
    Subscription subscription = new Subscription(dialect, Clock.systemUTC(), catalogue);
    Map<String, Boolean> served = new HashMap<>();
    Stream.of(
            new ConnectorCalls(dialect, subscription).routes(),
            new ProfileCalls(dialect, subscription).routes(),
            new WorkspaceCalls(dialect, catalogue).routes())
        .flatMap(List::stream)
        .forEach(r -> served.put(r.method() + " /" + String.join("/", r.pattern()), true));
    Map<String, Boolean> described = new HashMap<>();
    for (Map.Entry<String, JsonNode> path :
        Description.of(dialect).document().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        described.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), true);
      }
    }
    assertEquals(described, served);
    assertEquals(12, served.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Connector|{'id': 1, 'name': 'n'}",
        "Connector|{'id': '1', 'name': 'n', 'enabled': true}",
        "Connector|{'id': 1, 'name': 'n', 'enabled': true, 'price_per_month': '3'}",
        "NewConnector|{'name': 'x'}",
        "NewConnector|{'name': 'ok', 'price_per_month': -1}",
        "ConnectorChanges|{'description': 3}",
        "ProfileTerms|{}",
        "Error|{'status_code': 400}",
        "Error|{'status_code': 400, 'detail': 'd', 'extra': 'text'}",
        "WorkspaceConnector|{'spec': {'auth_url': 3}}",
        "WorkspaceConnectorPage|{'connectors': []}",
      })
  void theJudgeOfTheOtherTestsSeesWhatIsWrong(String schema, String json) throws Exception {
    JsonNode value = Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    assertFalse(
        Description.of(Dialect.JULY).flaws("#/components/schemas/" + schema, value).isEmpty());
  }

  @Test
  void theBodiesOfTheDocumentationAreValid() throws Exception {
    String change = "{\"description\": null, \"price_per_month\": null, \"name\": null}";
    JsonNode value = Json.read(change.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(),
        Description.of(Dialect.JULY).flaws("#/components/schemas/ConnectorChanges", value));
  }
}
