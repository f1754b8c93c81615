package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.files.JsonNumbers;
import java.io.IOException;
import java.util.Locale;

/** A plan as JSON and back; no secret is in it. */
final class PlanJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static final String MARK = "mammoth_plan";

  /** Version 1 kept neither scheme, path nor account, and a code of 60 bits. */
  static final int VERSION = 2;

  private PlanJson() {}

  /** What a file holds of a plan. */
  record Content(Origin origin, Draft draft) {}

  static ObjectNode of(Origin origin, Draft draft) {
    Place place = origin.place();
    boolean older = place.isOfAnOlderVersion();
    ObjectNode json = MAPPER.createObjectNode().put(MARK, older ? 1 : VERSION);
    json.put(
        "approval_code",
        older ? ApprovalCode.ofVersion1(place, draft.steps()) : ApprovalCode.of(origin, draft));
    json.put(older ? "host" : "server", place.server()).put("workspace", place.workspace());
    if (!older) {
      json.put("account", place.account());
    }
    json.put("made_at", origin.madeAt().toString());
    json.put("author", origin.author()).put("note", origin.note());
    if (origin.takesBack() != null) {
      json.put("takes_back", origin.takesBack());
    }
    json.put("connectors", draft.connectors());
    ArrayNode remarks = json.putArray("remarks");
    Facts.kept(draft).forEach(remarks::add);
    ArrayNode steps = json.putArray("steps");
    draft.steps().forEach(step -> steps.add(step(step)));
    return json;
  }

  private static ObjectNode step(Step step) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("do", word(step.kind()));
    json.put("id", step.id()).put("name", step.name());
    ArrayNode fields = json.putArray("fields");
    for (Cell cell : step.cells()) {
      ObjectNode field = fields.addObject();
      if (step.isProfile()) {
        field.put("connector_id", cell.connector()).put("connector", cell.name());
      }
      field.put("field", cell.field().label());
      field.putPOJO("before", cell.before()).putPOJO("after", cell.after());
    }
    return json;
  }

  /** A step's kind as it is written. */
  static String word(Step.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String text(JsonNode json, boolean pretty) {
    try {
      return (pretty ? MAPPER.writerWithDefaultPrettyPrinter() : MAPPER.writer())
          .writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The tree of a text that was written elsewhere.
   *
   * @throws JsonProcessingException when it is not whole JSON, or a number in it is too long
   */
  static JsonNode tree(String text) throws JsonProcessingException {
    try {
      return JsonNumbers.checked(null, () -> MAPPER.readTree(text));
    } catch (JsonProcessingException foreign) {
      throw foreign;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
