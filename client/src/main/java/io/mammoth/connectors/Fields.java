package io.mammoth.connectors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a workspace connector an answer holds. Contract: {@code fields} is {@code __min},
 * {@code __standard} (what an unset one means), {@code __full}, or names separated by commas. A
 * field left out reads as null.
 *
 * <pre>{@code
 * WorkspaceConnector postgres = connectors.get("postgres", Fields.of("name_key", "spec"));
 * }</pre>
 */
public final class Fields {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Display name, name key and type. */
  public static final Fields MIN = new Fields("__min", false);

  /** Those, premium, added and the spec. */
  public static final Fields STANDARD = new Fields("__standard", false);

  /** All there are, the number of connections included. */
  public static final Fields FULL = new Fields("__full", false);

  private final String names;
  private final boolean export;

  private Fields(String names, boolean export) {
    this.names = names;
    this.export = export;
  }

  /**
   * Just these fields, by their names on the wire: {@code Fields.of("name_key", "api_type")}.
   *
   * @throws ConfigurationException when there is none, or one is no field's name
   */
  public static Fields of(String... names) {
    if (names.length == 0) {
      throw new ConfigurationException("The fields are empty: name at least one.");
    }
    for (String each : names) {
      name(each);
    }
    return new Fields(String.join(",", names), false);
  }

  /**
   * Whether the connector is read for an export. Contract: {@code is_export}, of one connector
   * only.
   */
  public Fields export(boolean on) {
    return new Fields(names, on);
  }

  static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ConfigurationException(
          "The field \""
              + Excerpt.of(name)
              + "\" is no field's name: use the wire's, like name_key.");
    }
    return name;
  }

  /** What is sent, by the wire's names. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fields", names);
    if (export) {
      parameters.put("is_export", "true");
    }
    return parameters;
  }

  String names() {
    return names;
  }

  boolean isExport() {
    return export;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fields that && names.equals(that.names) && export == that.export;
  }

  @Override
  public int hashCode() {
    return Objects.hash(names, export);
  }

  /** As on the wire. */
  @Override
  public String toString() {
    return export ? names + " for export" : names;
  }
}
