package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.WorkspaceConnector;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Java's own containers with records of ours in them: what a user filtered, grouped or collected.
 * All others stay as the kernel shows them.
 */
final class Containers {
  private static final int LONGEST_TEXT = 500;
  private static final int MOST_NESTED = 8;

  private Containers() {}

  /** A container as a table; null where it holds nothing of ours, or more than that. */
  static @Nullable Table table(Object value) {
    if (value instanceof Map.Entry<?, ?> entry) {
      return entries(List.of(entry));
    }
    if (value instanceof Map<?, ?> map) {
      return entries(map.entrySet());
    }
    Collection<?> all = elements(value);
    if (all == null || all.isEmpty()) {
      return null;
    }
    Class<?> type = AnyTable.rowType(all);
    if (type != null) {
      return type == String.class ? null : AnyTable.rows(type, all);
    }
    if (all.stream().allMatch(Map.Entry.class::isInstance)) {
      return entries(all);
    }
    return all.stream().allMatch(each -> new Search().isIn(each)) ? values(all) : null;
  }

  private static @Nullable Collection<?> elements(@Nullable Object value) {
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    return value instanceof Collection<?> collection ? collection : null;
  }

  private static @Nullable Table entries(Collection<?> entries) {
    if (!new Search().isIn(entries)) {
      return null;
    }
    StringColumn keys = StringColumn.create("key");
    StringColumn values = StringColumn.create("value");
    for (Object each : entries) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) each;
      append(keys, entry.getKey());
      append(values, entry.getValue());
    }
    return Table.create(TableNames.title("Map"), keys, values);
  }

  private static Table values(Collection<?> all) {
    StringColumn values = StringColumn.create("value");
    all.forEach(each -> append(values, each));
    return Table.create(TableNames.title("Values"), values);
  }

  private static void append(StringColumn column, @Nullable Object value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.append(text(value, MOST_NESTED));
    }
  }

  /** Looks for a record of ours, not for ever: they come among the first, or not at all. */
  private static final class Search {
    private int left = 10_000;

    boolean isIn(@Nullable Object value) {
      return isIn(value, MOST_NESTED);
    }

    private boolean isIn(@Nullable Object value, int deep) {
      if (value == null || deep == 0 || left-- <= 0) {
        return false;
      }
      return name(value) != null
          || parts(value).takeWhile(each -> left > 0).anyMatch(each -> isIn(each, deep - 1));
    }
  }

  private static Stream<?> parts(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream();
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return Stream.of(Optional.ofNullable(entry.getKey()), Optional.ofNullable(entry.getValue()));
    }
    if (value instanceof Optional<?> optional) {
      return optional.stream();
    }
    Collection<?> all = elements(value);
    return all == null ? Stream.empty() : all.stream();
  }

  /** By which people know a record; null of what is no record of ours. */
  private static @Nullable String name(Object value) {
    if (value instanceof Connector connector) {
      return connector.name();
    } else if (value instanceof WorkspaceConnector connector) {
      return connector.dispName();
    } else if (value instanceof ConnectorProfile profile) {
      return profile.name();
    } else if (value instanceof Saved saved) {
      return saved.connector().name();
    } else if (value instanceof SavedProfile saved) {
      return saved.profile().name();
    } else if (value instanceof Deleted gone) {
      return gone.connector() == null ? "id " + gone.id() : gone.connector().name();
    }
    return value instanceof ConnectorPage page ? text(page.connectors(), MOST_NESTED) : null;
  }

  /** In a few words: {@code 12: PostgreSQL, MySQL, MariaDB}. */
  private static String text(@Nullable Object value, int deep) {
    if (value == null) {
      return "null";
    }
    String name = name(value);
    if (name != null) {
      return name;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? "empty" : text(optional.get(), deep);
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return text(entry.getKey(), deep) + " = " + text(entry.getValue(), deep);
    }
    Collection<?> all = value instanceof Map<?, ?> map ? map.entrySet() : elements(value);
    return all == null ? String.valueOf(value) : all.size() + ": " + joined(all, deep - 1);
  }

  private static String joined(Collection<?> all, int deep) {
    StringBuilder text = new StringBuilder();
    for (Object each : all) {
      if (deep == 0 || text.length() > LONGEST_TEXT) {
        return text.append("…").toString();
      }
      text.append(text.length() == 0 ? "" : ", ").append(text(each, deep));
    }
    return text.toString();
  }
}
