package io.mammoth.connectors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes plain Java as the wire's JSON: decimals digit by digit, never with an exponent. */
final class JsonWriter {
  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /**
   * A request's body.
   *
   * @throws ConfigurationException when something in it is neither map, list, text, number, boolean
   *     nor null
   */
  static ByteString bytes(@Nullable Object body) {
    Buffer bytes = new Buffer();
    try (JsonGenerator out = JsonReader.JSON.createGenerator(bytes.outputStream())) {
      new JsonWriter(out).value(body);
    } catch (JsonProcessingException unwritable) {
      throw refuse(unwritable.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.readByteString();
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getKey() == null) {
          throw refuse("a name is null");
        }
        out.writeFieldName(entry.getKey().toString());
        value(entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        value(item);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Number number) {
      out.writeNumber(decimal(number));
    } else if (value instanceof CharSequence || value instanceof Enum<?>) {
      out.writeString(value.toString());
    } else {
      throw refuse(value.getClass().getName() + " is no map, list, text, number or boolean");
    }
  }

  private static BigDecimal decimal(Number number) {
    try {
      return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    } catch (NumberFormatException infinite) {
      throw refuse(number + " is no number");
    }
  }

  private static ConfigurationException refuse(String why) {
    return new ConfigurationException("The body cannot be written as JSON: " + why);
  }
}
