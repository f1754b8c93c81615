package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
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
          "workspace",
          "made_at",
          "author",
          "note",
          "takes_back",
          "connectors",
          "remarks",
          "steps");
  private static final Set<String> KEYS_OF_VERSION_1 = Set.of("host");
  private static final Set<String> KEYS_OF_VERSION_2 = Set.of("server", "account");
  private static final Set<String> STEP_KEYS = Set.of("do", "id", "name", "fields");
  private static final Set<String> FIELD_KEYS = Set.of("field", "before", "after");
  private static final Set<String> FIELD_KEYS_OF_PROFILES = Set.of("connector_id", "connector");

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
    PlanJson.Content content = content(json, from);
    if (!code(content, version(json)).equals(json.path("approval_code").textValue())) {
      throw new PricingException(
          from + " was changed after it was saved: its approval code is not that of its content.");
    }
    return content;
  }

  /** What a file holds, whether or not its code is that of its content. */
  static PlanJson.Content content(JsonNode json, String from) {
    int version = version(json);
    if (version < 1 || version > PlanJson.VERSION) {
      throw new PricingException(from + " is no plan that this version can read.");
    }
    try {
      return new PlanReading(json, version).content();
    } catch (IllegalArgumentException foreign) {
      throw new PricingException(from + " is no whole plan: " + foreign.getMessage(), foreign);
    }
  }

  private static int version(JsonNode json) {
    JsonNode version = json.path(PlanJson.MARK);
    return version.isInt() ? version.intValue() : 0;
  }

  private static String code(PlanJson.Content content, int version) {
    Origin origin = content.origin();
    Draft draft = content.draft();
    return version == 1
        ? ApprovalCode.ofVersion1(origin.place(), draft.steps())
        : ApprovalCode.of(origin, draft);
  }

  private PlanJson.Content content() {
    only(json, KEYS, version == 1 ? KEYS_OF_VERSION_1 : KEYS_OF_VERSION_2);
    text(json, "approval_code");
    List<Step> steps = each("step", list(json, "steps"), PlanReading::step);
    List<String> remarks =
        each("remark", list(json, "remarks"), remark -> text("its text", remark));
    Draft draft = Draft.of(steps, StepLimits.problems(steps), remarks, integer(json, "connectors"));
    // Steps of one target were merged.
    draft.steps().forEach(StepShape::check);
    return new PlanJson.Content(origin(), draft);
  }

  private Origin origin() {
    return new Origin(
        new Place(
            text(json, version == 1 ? "host" : "server"),
            required(json, "workspace").isNull() ? null : integer(json, "workspace"),
            version == 1 || required(json, "account").isNull() ? null : text(json, "account")),
        time(json, "made_at"),
        text(json, "author"),
        text(json, "note"),
        json.has("takes_back") ? text(json, "takes_back") : null);
  }

  private static Step step(JsonNode json) {
    only(json, STEP_KEYS, Set.of());
    long id = whole(json, "id");
    String name = text(json, "name");
    Step.Kind kind = kind(text(json, "do"));
    Step step =
        new Step(
            kind,
            id,
            name,
            each("field", list(json, "fields"), field -> cell(kind, id, name, field)));
    StepShape.check(step);
    return step;
  }

  private static Cell cell(Step.Kind kind, long id, String name, JsonNode json) {
    boolean profile = kind == Step.Kind.PROFILE;
    only(json, FIELD_KEYS, profile ? FIELD_KEYS_OF_PROFILES : Set.of());
    Field field = field(text(json, "field"));
    return new Cell(
        profile ? whole(json, "connector_id") : id,
        profile ? text(json, "connector") : name,
        field,
        value(field, json, "before"),
        value(field, json, "after"));
  }

  /** Each element of a list; what is wrong with one begins with its number, counted from 1. */
  private static <T> List<T> each(String what, JsonNode list, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    for (JsonNode element : list) {
      try {
        all.add(read.apply(element));
      } catch (IllegalArgumentException wrong) {
        int number = all.size() + 1;
        throw new IllegalArgumentException(what + " " + number + ": " + wrong.getMessage(), wrong);
      }
    }
    return all;
  }

  private static Step.Kind kind(String word) {
    return Arrays.stream(Step.Kind.values())
        .filter(kind -> PlanJson.word(kind).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a plan cannot do \"" + word + "\""));
  }

  private static Field field(String label) {
    Field field = Field.of(label);
    if (field == null) {
      throw new IllegalArgumentException("a plan has no field " + label);
    }
    return field;
  }

  /** Each field has values of one type, or none. */
  private static @Nullable Object value(Field field, JsonNode json, String key) {
    JsonNode value = required(json, key);
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
          key + " of " + field.label() + " must be a " + what + ", but is " + shown(value));
    }
    return switch (type) {
      case NUMBER -> value.decimalValue();
      case BOOLEAN -> value.booleanValue();
      default -> value.textValue();
    };
  }

  private static void only(JsonNode json, Set<String> keys, Set<String> more) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("an object {…} is missing where " + shown(json) + " is");
    }
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key) && !more.contains(key)) {
                throw new IllegalArgumentException("a plan has no " + key);
              }
            });
  }

  /** A value in a message; of a list or an object, which may be long, what it is. */
  private static String shown(JsonNode value) {
    return value.isArray() ? "a list" : value.isObject() ? "an object" : value.toString();
  }

  private static JsonNode required(JsonNode json, String key) {
    JsonNode value = json.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static JsonNode list(JsonNode json, String key) {
    JsonNode list = required(json, key);
    if (!list.isArray()) {
      throw new IllegalArgumentException(key + " must be a list, but is " + shown(list));
    }
    return list;
  }

  private static long whole(JsonNode json, String key) {
    JsonNode number = required(json, key);
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
      throw new IllegalArgumentException(
          key
              + " must be a whole number from 0 to "
              + Long.MAX_VALUE
              + ", but is "
              + shown(number));
    }
    return number.longValue();
  }

  private static int integer(JsonNode json, String key) {
    long number = whole(json, key);
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(key + " is " + number + ", which is too large");
    }
    return (int) number;
  }

  private static Instant time(JsonNode json, String key) {
    String text = text(json, key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException foreign) {
      throw new IllegalArgumentException(
          key + " must be a time such as 2026-11-30T09:00:00Z, but is \"" + text + "\"", foreign);
    }
  }

  private static String text(JsonNode json, String key) {
    return text(key, required(json, key));
  }

  private static String text(String key, JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(key + " must be a string, but is " + shown(value));
    }
    return value.textValue();
  }
}
