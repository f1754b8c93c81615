package io.mammoth.connectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wire's JSON, value after value; each method reads the one that stands here. Records
 * read themselves with it: Jackson's databind would load four hundred classes before it read the
 * first.
 *
 * <p>Strict where a lenient reader would hand out something that was not sent: duplicate keys,
 * trailing data, text for a number, null for a number.
 */
final class JsonReader {
  private static final int DEEPEST = 100;
  private static final int LARGEST_SCALE = 40;
  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** What reads a value of a type; null where it stands for nothing. */
  interface Value<T> {
    @Nullable T from(JsonReader in) throws IOException;
  }

  /**
   * The one value of a text; null where that is null.
   *
   * @throws JsonFault when it is not JSON, or not of the type
   */
  static <T> @Nullable T read(byte[] json, Value<T> value) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonReader in = new JsonReader(parser);
      parser.nextToken();
      T read = value.from(in);
      if (parser.nextToken() != null) {
        throw JsonFault.wrong("");
      }
      return read;
    } catch (JsonProcessingException notJson) {
      throw JsonFault.of(notJson);
    }
  }

  /** Goes into an object; false where there is null instead. */
  boolean enter() throws IOException {
    return is(JsonToken.START_OBJECT);
  }

  /** The name of the object's next field, whose value stands here then; null after the last. */
  @Nullable String field() throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** What one field of an object holds; null where there is none. */
  <T> @Nullable T part(String name, Value<T> value) throws IOException {
    T part = null;
    if (enter()) {
      for (String field = field(); field != null; field = field()) {
        if (field.equals(name)) {
          part = value.from(this);
        } else {
          skip();
        }
      }
    }
    return part;
  }

  /** What was read of a field that each object has, when the object is over. */
  <T> T required(String field, @Nullable T read) throws JsonFault {
    if (read == null) {
      String place = place();
      throw JsonFault.missing(place.isEmpty() ? field : place + "." + field);
    }
    return read;
  }

  /** What was read here, which may not be null. */
  <T> T given(@Nullable T read) throws JsonFault {
    if (read == null) {
      throw JsonFault.wrong(place());
    }
    return read;
  }

  @Nullable String text() throws IOException {
    return is(JsonToken.VALUE_STRING) ? parser.getText() : null;
  }

  /** A text, or a list of texts as one with spaces between. */
  @Nullable String textOrList() throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      return text();
    }
    return String.join(" ", given(list(JsonReader::text)));
  }

  @Nullable Boolean flag() throws IOException {
    return (parser.hasToken(JsonToken.VALUE_FALSE) || is(JsonToken.VALUE_TRUE))
        ? (Boolean) parser.getBooleanValue()
        : null;
  }

  @Nullable Integer number() throws IOException {
    if (!is(JsonToken.VALUE_NUMBER_INT)) {
      return null;
    }
    return parser.getNumberValue() instanceof Integer number ? number : given(null);
  }

  long id() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    Number number = parser.getNumberValue();
    return number instanceof Integer || number instanceof Long ? number.longValue() : given(null);
  }

  /** An amount, unless its exponent alone could fill the memory of whoever prints it. */
  @Nullable BigDecimal price() throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !is(JsonToken.VALUE_NUMBER_INT)) {
      return null;
    }
    BigDecimal price = decimal();
    return Math.abs((long) price.scale()) > LARGEST_SCALE ? given(null) : price;
  }

  private BigDecimal decimal() throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException outOfRange) {
      return given(null);
    }
  }

  /** A list without null in it. */
  <T> @Nullable List<T> list(Value<T> item) throws IOException {
    if (!is(JsonToken.START_ARRAY)) {
      return null;
    }
    List<T> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(given(item.from(this)));
    }
    return list;
  }

  /** An object as plain Java. */
  @Nullable Map<String, @Nullable Object> map() throws IOException {
    if (!enter()) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name = field(); name != null; name = field()) {
      map.put(name, any());
    }
    return map;
  }

  /** Whatever it is, as plain Java: numbers keep their digits. */
  @Nullable Object any() throws IOException {
    return switch (parser.currentTokenId()) {
      case JsonTokenId.ID_START_OBJECT -> map();
      case JsonTokenId.ID_START_ARRAY -> items();
      case JsonTokenId.ID_NUMBER_INT -> parser.getNumberValue();
      case JsonTokenId.ID_NUMBER_FLOAT -> decimal();
      case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> parser.getBooleanValue();
      default -> text();
    };
  }

  private List<@Nullable Object> items() throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(any());
    }
    return items;
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Whether this stands here; false for null, and anything else is wrong. */
  private boolean is(JsonToken token) throws JsonFault {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return false;
    }
    expect(token);
    return true;
  }

  private void expect(JsonToken token) throws JsonFault {
    if (!parser.hasToken(token)) {
      throw JsonFault.wrong(place());
    }
  }

  /** The way to what stands here: {@code connectors[3].name}. */
  private String place() {
    JsonStreamContext at = parser.getParsingContext();
    boolean begins =
        parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.START_ARRAY);
    return place(begins ? at.getParent() : at);
  }

  private static String place(JsonStreamContext in) {
    if (in.inRoot()) {
      return "";
    }
    String before = place(in.getParent());
    if (in.inArray()) {
      return before + "[" + in.getCurrentIndex() + "]";
    }
    return (before.isEmpty() ? "" : before + ".") + Excerpt.of(String.valueOf(in.getCurrentName()));
  }
}
