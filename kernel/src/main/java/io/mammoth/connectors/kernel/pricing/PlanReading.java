package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan that may be of a stranger's making: a key that a plan has not, or a value of another
 * type than its own, is refused, so that nothing is sent that is not shown.
 */
final class PlanReading {
  private static final Set<String> KEYS =
      Set.of(
          PlanJson.MARK,
          "approval_code",
          "host",
          "server",
          "workspace",
          "account",
          "made_at",
          "author",
          "note",
          "takes_back",
          "connectors",
          "remarks",
          "steps");
  private static final Set<String> STEP_KEYS = Set.of("do", "id", "name", "fields");
  private static final Set<String> FIELD_KEYS = Set.of("field", "before", "after");
  private static final Set<String> PROFILE_FIELD_KEYS =
      Set.of("field", "before", "after", "connector_id", "connector");

  private final JsonNode json;
  private final int version;

  private PlanReading(JsonNode json, int version) {
    this.json = json;
    this.version = version;
  }

  /**
   * Reads a plan.
   *
   * @param from the file, for messages
   * @throws PricingException when it is none, was changed, or says anything that no plan says
   */
  static PlanJson.Content read(JsonNode json, String from) {
    int version = json.path(PlanJson.MARK).asInt();
    if (version < 1 || version > PlanJson.VERSION) {
      throw new PricingException(from + " is no plan that this version can read.");
    }
    try {
      PlanJson.Content content = new PlanReading(json, version).content();
      checkCode(content, version, text(json, "approval_code"), from);
      return content;
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException foreign) {
      throw new PricingException(from + " is no whole plan: " + foreign.getMessage(), foreign);
    }
  }

  private static void checkCode(PlanJson.Content content, int version, String said, String from) {
    Origin origin = content.origin();
    Draft draft = content.draft();
    String code =
        version == 1
            ? ApprovalCode.ofVersion1(origin.place(), draft.steps())
            : ApprovalCode.of(origin, draft);
    if (!code.equals(said)) {
      throw new PricingException(
          from + " was changed after it was saved: its approval code is not that of its content.");
    }
  }

  private PlanJson.Content content() {
    only(json, KEYS);
    List<Step> steps = new ArrayList<>();
    list(json, "steps").forEach(step -> steps.add(step(step)));
    List<String> remarks = new ArrayList<>();
    list(json, "remarks").forEach(remark -> remarks.add(text("a remark", remark)));
    int connectors = Math.toIntExact(whole(json, "connectors"));
    Draft draft = Draft.of(steps, StepLimits.problems(steps), remarks, connectors);
    // Those of one target are one step by now, which may hold a field twice.
    draft.steps().forEach(StepShape::check);
    return new PlanJson.Content(origin(), draft);
  }

  private Origin origin() {
    JsonNode takesBack = json.path("takes_back");
    return new Origin(
        new Place(
            text(json, version == 1 ? "host" : "server"),
            workspace(),
            version == 1 ? null : textOrNull(json, "account")),
        Instant.parse(text(json, "made_at")),
        text(json, "author"),
        text(json, "note"),
        takesBack.isMissingNode() ? null : text(json, "takes_back"));
  }

  private @Nullable Integer workspace() {
    return json.required("workspace").isNull() ? null : Math.toIntExact(whole(json, "workspace"));
  }

  private static Step step(JsonNode json) {
    only(json, STEP_KEYS);
    long id = whole(json, "id");
    String name = text(json, "name");
    Step.Kind kind = Step.Kind.valueOf(text(json, "do").toUpperCase(Locale.ROOT));
    boolean profile = kind == Step.Kind.PROFILE;
    List<Cell> cells = new ArrayList<>();
    for (JsonNode field : list(json, "fields")) {
      only(field, profile ? PROFILE_FIELD_KEYS : FIELD_KEYS);
      Field of = field(text(field, "field"));
      cells.add(
          new Cell(
              profile ? whole(field, "connector_id") : id,
              profile ? text(field, "connector") : name,
              of,
              value(of, field, "before"),
              value(of, field, "after")));
    }
    Step step = new Step(kind, id, name, cells);
    StepShape.check(step);
    return step;
  }

  private static Field field(String label) {
    Field field = Field.of(label);
    if (field == null) {
      throw new IllegalArgumentException("there is no field " + label);
    }
    return field;
  }

  /** Each field has values of one type, or none. */
  private static @Nullable Object value(Field field, JsonNode json, String key) {
    JsonNode value = json.required(key);
    if (value.isNull()) {
      return null;
    }
    JsonNodeType type =
        switch (field) {
          case PRICE -> JsonNodeType.NUMBER;
          case ENABLED, MEMBER -> JsonNodeType.BOOLEAN;
          case NAME, DESCRIPTION, BUCKET, PROFILES -> JsonNodeType.STRING;
        };
    if (value.getNodeType() != type) {
      String what = type.name().toLowerCase(Locale.ROOT);
      throw new IllegalArgumentException(
          key + " of " + field.label() + " is " + value + ", not a " + what);
    }
    return switch (type) {
      case NUMBER -> value.decimalValue();
      case BOOLEAN -> value.booleanValue();
      default -> value.textValue();
    };
  }

  private static void only(JsonNode json, Set<String> keys) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("an object {…} is missing where " + json + " is");
    }
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new IllegalArgumentException("a plan has no " + key);
              }
            });
  }

  private static JsonNode list(JsonNode json, String key) {
    JsonNode list = json.required(key);
    if (!list.isArray()) {
      throw new IllegalArgumentException(key + " is no list");
    }
    return list;
  }

  private static long whole(JsonNode json, String key) {
    JsonNode number = json.required(key);
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
      throw new IllegalArgumentException(key + " is no whole number from 0 on");
    }
    return number.longValue();
  }

  private static @Nullable String textOrNull(JsonNode json, String key) {
    return json.required(key).isNull() ? null : text(json, key);
  }

  private static String text(JsonNode json, String key) {
    return text(key, json.required(key));
  }

  private static String text(String key, JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(key + " is no text");
    }
    return value.textValue();
  }
}
