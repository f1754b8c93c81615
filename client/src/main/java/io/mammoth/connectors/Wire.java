package io.mammoth.connectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The one mapper between the wire's JSON and this package's types, and what records need to read
 * their values.
 *
 * <p>Strict where a lenient reader would hand out something that was not sent: duplicate keys,
 * trailing data, text for a number, null for a number. Lenient towards what the service may add.
 */
final class Wire {
  private static final int DEEPEST = 100;
  private static final int LARGEST_SCALE = 40;

  /** The only mapper; wire names stand nowhere else. */
  static final ObjectMapper JSON = mapper();

  private Wire() {}

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    ObjectMapper mapper =
        JsonMapper.builder(factory)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }

  /** A request's body. */
  static ByteString bytes(Object body) {
    try {
      return ByteString.of(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException unwritable) {
      throw new ConfigurationException(
          "The body cannot be written as JSON: " + unwritable.getOriginalMessage());
    }
  }

  static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null");
    }
    return value;
  }

  /** A price, unless its exponent alone could fill the memory of whoever prints it. */
  static @Nullable BigDecimal price(@Nullable BigDecimal price) {
    if (price != null && Math.abs((long) price.scale()) > LARGEST_SCALE) {
      throw new IllegalArgumentException("price_per_month is out of range");
    }
    return price;
  }

  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  static Map<String, @Nullable Object> map(@Nullable Map<String, @Nullable Object> map) {
    return map == null ? Map.of() : map;
  }

  static Map<String, @Nullable Object> unmodifiable(Map<String, @Nullable Object> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Reads a text, or a list of texts as one with spaces between. */
  static final class TextOrList extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextOrList() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.isExpectedStartArrayToken()) {
        return parser.hasToken(JsonToken.VALUE_STRING)
            ? parser.getText()
            : (String) context.handleUnexpectedToken(String.class, parser);
      }
      StringJoiner joined = new StringJoiner(" ");
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        joined.add(parser.getText());
      }
      return parser.hasToken(JsonToken.END_ARRAY)
          ? joined.toString()
          : (String) context.handleUnexpectedToken(String.class, parser);
    }
  }
}
