package io.mammoth.connectors.kernel.files;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as a JSON array of objects, one a line; what is missing is null. */
final class JsonTable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonTable() {}

  static void write(Table table, OutputStream out) throws IOException {
    List<Column<?>> columns = List.copyOf(table.columns());
    List<Boolean> money = columns.stream().map(CellText::isMoney).toList();
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setRootValueSeparator(null);
      json.writeStartArray();
      for (int row = 0; row < table.rowCount(); row++) {
        json.writeRaw(row == 0 ? "\n" : "");
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
          json.writeFieldName(columns.get(i).name());
          value(json, columns.get(i), money.get(i), row);
        }
        json.writeEndObject();
        json.writeRaw(row < table.rowCount() - 1 ? "" : "\n");
      }
      json.writeEndArray();
      json.writeRaw("\n");
    }
  }

  private static void value(JsonGenerator json, Column<?> column, boolean money, int row)
      throws IOException {
    if (column.isMissing(row)) {
      json.writeNull();
      return;
    }
    Object value = column.get(row);
    if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      json.writeNumber(CellText.of(column, money, row));
    } else {
      json.writeString(CellText.of(column, money, row));
    }
  }
}
