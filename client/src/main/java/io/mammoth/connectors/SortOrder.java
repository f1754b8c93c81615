package io.mammoth.connectors;

/** The order of one sort field. Contract: {@code sort=(name_key:asc),(disp_name:desc)}. */
public enum SortOrder {
  /** Smallest first. */
  ASC("asc"),
  /** Largest first. */
  DESC("desc");

  private final String wire;

  SortOrder(String wire) {
    this.wire = wire;
  }

  String on(String field) {
    return "(" + field + ":" + wire + ")";
  }
}
