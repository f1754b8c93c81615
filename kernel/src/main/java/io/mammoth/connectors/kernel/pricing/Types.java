package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.WorkspaceConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The type of what is sold: that of the one workspace connector whose display name, else name key,
 * is its name, white space and letter case aside.
 */
final class Types {
  private final List<Map<String, @Nullable String>> books;

  private Types(List<Map<String, @Nullable String>> books) {
    this.books = books;
  }

  /** Those of a workspace; none where the account has no workspace. */
  static Types read(Desk desk) {
    return desk.place().workspace() == null
        ? new Types(List.of())
        : of(desk.mammoth().connectors().listAll().stream().toList());
  }

  static Types of(List<WorkspaceConnector> workspace) {
    return new Types(
        List.of(
            book(workspace, WorkspaceConnector::dispName),
            book(workspace, WorkspaceConnector::nameKey)));
  }

  /** A name that two have says nothing: it stays in the book, without a type. */
  private static Map<String, @Nullable String> book(
      List<WorkspaceConnector> workspace, Function<WorkspaceConnector, @Nullable String> name) {
    Map<String, @Nullable String> book = new HashMap<>();
    for (WorkspaceConnector connector : workspace) {
      String key = name.apply(connector);
      if (key != null) {
        String folded = Values.folded(key);
        book.put(folded, book.containsKey(folded) ? null : connector.apiType());
      }
    }
    return book;
  }

  /**
   * These, after a table of a user's own.
   *
   * @param mapping with the columns type and name or id
   * @throws PricingException when it has others
   */
  Types under(Table mapping) {
    Column<?> type = column(mapping, "type");
    Column<?> name = column(mapping, "name");
    Column<?> id = column(mapping, "id");
    if (type == null || (name == null && id == null)) {
      throw new PricingException(
          "A mapping has the columns type and name, or type and id; this one has "
              + String.join(", ", mapping.columnNames())
              + ".");
    }
    Map<String, @Nullable String> own = new HashMap<>();
    for (int row = 0; row < mapping.rowCount(); row++) {
      Column<?> key = id != null && !id.isMissing(row) ? id : name;
      if (key != null && !key.isMissing(row) && !type.isMissing(row)) {
        own.put(Values.folded(key.getUnformattedString(row)), type.getUnformattedString(row));
      }
    }
    return new Types(Stream.concat(Stream.of(own), books.stream()).toList());
  }

  private static @Nullable Column<?> column(Table table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** The type of a connector; null when there is none, or more than one. */
  @Nullable String of(Catalogue.Offer offer) {
    for (Map<String, @Nullable String> book : books) {
      String folded = Values.folded(offer.name());
      String key = book.containsKey(folded) ? folded : Long.toString(offer.id());
      if (book.containsKey(key)) {
        return book.get(key);
      }
    }
    return null;
  }
}
