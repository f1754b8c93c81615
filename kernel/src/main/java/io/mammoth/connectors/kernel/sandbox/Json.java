package io.mammoth.connectors.kernel.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing JSON without ever passing a number through a binary float. Jackson's trees,
 * without its mapper: that one loads four hundred classes first, and every notebook would wait.
 */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** A time in ISO 8601. */
  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** The tree of plain Java values. */
  static JsonNode tree(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = object();
      map.forEach((name, each) -> object.set(String.valueOf(name), tree(each)));
      return object;
    }
    if (value instanceof List<?> items) {
      ArrayNode array = array();
      items.forEach(each -> array.add(tree(each)));
      return array;
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return NODES.numberNode(new BigDecimal(number.toString()));
    }
    return value == null ? NODES.nullNode() : NODES.textNode((String) value);
  }

  /** The tree of a text; of an empty one, a missing node. */
  static JsonNode read(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return NODES.missingNode();
      }
      JsonNode root = node(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return root;
    }
  }

  private static JsonNode node(JsonParser parser) throws IOException {
    return switch (parser.currentTokenId()) {
      case JsonTokenId.ID_START_OBJECT -> {
        ObjectNode object = object();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          parser.nextToken();
          object.set(name, node(parser));
        }
        yield object;
      }
      case JsonTokenId.ID_START_ARRAY -> {
        ArrayNode array = array();
        while (parser.nextToken().id() != JsonTokenId.ID_END_ARRAY) {
          array.add(node(parser));
        }
        yield array;
      }
      case JsonTokenId.ID_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case JsonTokenId.ID_NUMBER_FLOAT -> NODES.numberNode(decimal(parser));
      case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      case JsonTokenId.ID_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private static BigDecimal decimal(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (ArithmeticException | NumberFormatException beyondDecimals) {
      throw new JsonParseException(parser, "a number is out of range", beyondDecimals);
    }
  }

  /** What stands for a tree in another one, and is written no more than once. */
  static JsonNode written(JsonNode node) {
    return NODES.pojoNode(new SerializedString(new String(write(node), UTF_8)));
  }

  static byte[] write(JsonNode node) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    if (node instanceof ObjectNode object) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        out.writeFieldName(field.getKey());
        write(field.getValue(), out);
      }
      out.writeEndObject();
    } else if (node instanceof ArrayNode array) {
      out.writeStartArray();
      for (JsonNode each : array) {
        write(each, out);
      }
      out.writeEndArray();
    } else if (node instanceof POJONode written) {
      out.writeRawValue((SerializedString) written.getPojo());
    } else if (node.isIntegralNumber() && node.canConvertToLong()) {
      out.writeNumber(node.longValue());
    } else if (node.isNumber()) {
      out.writeNumber(node.decimalValue());
    } else if (node.isTextual()) {
      out.writeString(node.textValue());
    } else if (node.isBoolean()) {
      out.writeBoolean(node.booleanValue());
    } else {
      out.writeNull();
    }
  }

  /** A JSON file that lies beside this class. */
  static JsonNode resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new SandboxException("The sandbox's file " + name + " is missing.", null);
      }
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new SandboxException("The sandbox's file " + name + " cannot be read.", e);
    }
  }
}
