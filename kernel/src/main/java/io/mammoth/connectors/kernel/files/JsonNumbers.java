package io.mammoth.connectors.kernel.files;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.mammoth.connectors.kernel.tables.Decimals;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON that was written elsewhere, in which a number may be too long to write out. */
public final class JsonNumbers {
  private JsonNumbers() {}

  /** What reads a tree. */
  @FunctionalInterface
  public interface Source {
    /** Reads it. */
    JsonNode read() throws IOException;
  }

  /**
   * A tree whose numbers can all be written out.
   *
   * @param parser where the tree comes from, for messages; null when unknown
   * @throws JsonParseException when a number in it would need more than 1,000 digits
   */
  public static JsonNode checked(@Nullable JsonParser parser, Source source) throws IOException {
    try {
      JsonNode tree = source.read();
      if (isPlain(tree)) {
        return tree;
      }
    } catch (ArithmeticException | NumberFormatException beyondDecimals) {
      throw new JsonParseException(parser, "a number in it is out of range", beyondDecimals);
    }
    throw new JsonParseException(parser, "a number in it has more than 1,000 digits");
  }

  private static boolean isPlain(JsonNode node) {
    if (node.isBigDecimal() || node.isBigInteger()) {
      return Decimals.isPlain(node.decimalValue());
    }
    for (JsonNode child : node) {
      if (!isPlain(child)) {
        return false;
      }
    }
    return true;
  }
}
