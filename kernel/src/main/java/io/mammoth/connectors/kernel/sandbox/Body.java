package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON body, typed and checked. A reader gives null for what is absent, null or
 * wrong; what is wrong is remembered until {@link #refuse}. Fields that nobody asks for are
 * ignored, as the service does.
 */
final class Body {
  private final ObjectNode fields;
  private final String prefix;
  private final Violations violations;

  Body(ObjectNode fields) {
    this(fields, "", new Violations("body"));
  }

  private Body(ObjectNode fields, String prefix, Violations violations) {
    this.fields = fields;
    this.prefix = prefix;
    this.violations = violations;
  }

  boolean has(String key) {
    return fields.has(key);
  }

  void refuse() {
    violations.refuse();
  }

  /** Demands that a field is there and not null. */
  void require(String key) {
    if (has(key)) {
      refuseNull(key);
    } else {
      violate(key, "is required");
    }
  }

  /** Demands that a field, if it is there, is not null. */
  void refuseNull(String key) {
    if (has(key) && fields.get(key).isNull()) {
      violate(key, "must not be null");
    }
  }

  /** A text of so many characters. */
  @Nullable String text(String key, int least, int most) {
    JsonNode value = present(key);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      violate(key, "must be a string");
      return null;
    }
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      String bound = least == 0 ? "at most " + most : least + " to " + most;
      violate(key, "must have " + bound + " characters, has " + length);
      return null;
    }
    return text;
  }

  /** A text that is one of a few. */
  @Nullable String choice(String key, List<String> choices) {
    String text = text(key, 0, Integer.MAX_VALUE);
    if (text != null && !choices.contains(text)) {
      violate(key, "must be one of " + String.join(", ", choices));
    }
    return text;
  }

  @Nullable Boolean flag(String key) {
    JsonNode value = present(key);
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.booleanValue();
    }
    violate(key, "must be true or false");
    return null;
  }

  /** An amount of at least 0, digit by digit as it was sent. */
  @Nullable BigDecimal price(String key) {
    JsonNode value = present(key);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      violate(key, "must be a number");
      return null;
    }
    BigDecimal price = value.decimalValue();
    if (price.signum() < 0) {
      violate(key, "must be at least 0");
      return null;
    }
    if (!Numbers.isPlain(price)) {
      violate(key, "must have at most " + Numbers.MOST_DIGITS + " digits");
      return null;
    }
    return price;
  }

  /** A whole number that names something; -1 if it is not one. */
  long id(String key) {
    JsonNode value = present(key);
    if (value != null && !(value.isNumber() && value.canConvertToExactIntegral())) {
      violate(key, "must be an integer");
      return -1;
    }
    return value == null ? -1 : Numbers.id(value.decimalValue());
  }

  /** The objects of an array, each a body of its own that reports to this one. */
  @Nullable List<Body> list(String key) {
    JsonNode value = present(key);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      violate(key, "must be an array");
      return null;
    }
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String place = key + "[" + i + "]";
      if (value.get(i) instanceof ObjectNode item) {
        bodies.add(new Body(item, prefix + place + ".", violations));
      } else {
        violate(place, "must be an object");
      }
    }
    return bodies;
  }

  private @Nullable JsonNode present(String key) {
    JsonNode value = fields.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private void violate(String key, String rule) {
    violations.add(prefix + key, rule);
  }
}
