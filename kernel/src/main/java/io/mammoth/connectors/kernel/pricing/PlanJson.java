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
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  private static final String MARK = "mammoth_plan";
  private static final int VERSION = 1;

  private PlanJson() {}

  /** What a file holds of a plan. */
  record Content(Origin origin, Draft draft) {}

  static ObjectNode of(Origin origin, Draft draft) {
    ObjectNode json = MAPPER.createObjectNode().put(MARK, VERSION);
    json.put("approval_code", ApprovalCode.of(origin.place(), draft.steps()));
    json.put("host", origin.place().host()).put("workspace", origin.place().workspace());
    json.put("made_at", origin.madeAt().toString());
    json.put("author", origin.author()).put("note", origin.note());
    if (origin.takesBack() != null) {
      json.put("takes_back", origin.takesBack());
    }
    json.put("connectors", draft.connectors());
    ArrayNode remarks = json.putArray("remarks");
    draft.remarks().forEach(remarks::add);
    ArrayNode steps = json.putArray("steps");
    draft.steps().forEach(step -> steps.add(step(step)));
    return json;
  }

  private static ObjectNode step(Step step) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("do", step.kind().name().toLowerCase(Locale.ROOT));
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

  static String text(JsonNode json, boolean pretty) {
    try {
      return (pretty ? MAPPER.writerWithDefaultPrettyPrinter() : MAPPER.writer())
          .writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads a plan; {@code from} is the file, for complaints. */
  static Content read(JsonNode json, String from) {
    if (json.path(MARK).asInt() != VERSION) {
      throw new PricingException(from + " is no plan that this version can read.");
    }
    try {
      Content content = new Content(origin(json), draft(json));
      String code = ApprovalCode.of(content.origin.place(), content.draft.steps());
      if (!code.equals(json.path("approval_code").asText())) {
        throw new PricingException(
            from + " was changed after it was saved: its approval code is not that of its steps.");
      }
      return content;
    } catch (IllegalArgumentException | DateTimeException | ClassCastException foreign) {
      throw new PricingException(from + " is no whole plan: " + foreign.getMessage(), foreign);
    }
  }

  private static Origin origin(JsonNode json) {
    JsonNode workspace = json.path("workspace");
    return new Origin(
        new Place(text(json, "host"), workspace.isInt() ? workspace.intValue() : null),
        Instant.parse(text(json, "made_at")),
        text(json, "author"),
        text(json, "note"),
        json.path("takes_back").textValue());
  }

  private static Draft draft(JsonNode json) {
    List<Step> steps = new ArrayList<>();
    json.required("steps").forEach(step -> steps.add(readStep(step)));
    List<String> remarks = new ArrayList<>();
    json.path("remarks").forEach(remark -> remarks.add(remark.asText()));
    return Draft.of(steps, remarks, json.required("connectors").intValue());
  }

  private static Step readStep(JsonNode json) {
    long id = json.required("id").longValue();
    String name = text(json, "name");
    Step.Kind kind = Step.Kind.valueOf(text(json, "do").toUpperCase(Locale.ROOT));
    List<Cell> cells = new ArrayList<>();
    for (JsonNode field : json.required("fields")) {
      boolean inProfile = kind == Step.Kind.PROFILE;
      cells.add(
          new Cell(
              inProfile ? field.required("connector_id").longValue() : id,
              inProfile ? text(field, "connector") : name,
              field(text(field, "field")),
              value(field.required("before")),
              value(field.required("after"))));
    }
    return new Step(kind, id, name, cells);
  }

  private static Field field(String label) {
    Field field = Field.of(label);
    if (field == null) {
      throw new IllegalArgumentException("there is no field " + label);
    }
    return field;
  }

  private static String text(JsonNode json, String key) {
    JsonNode value = json.required(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(key + " is no text");
    }
    return value.textValue();
  }

  private static @Nullable Object value(JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    if (json.isNumber()) {
      BigDecimal price = json.decimalValue();
      return price;
    }
    return json.isBoolean() ? (Object) json.booleanValue() : json.asText();
  }
}
