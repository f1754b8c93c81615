package io.mammoth.connectors.kernel.sandbox;

import java.util.Objects;

/** A published version of the connectors contract. */
public enum Dialect {
  /** The contract of July 2026: key and secret, prices on connectors. */
  JULY("2026-07"),

  /** The contract of October 2026: bearer token, prices in profiles, access buckets. */
  OCTOBER("2026-10");

  private final String label;

  Dialect(String label) {
    this.label = label;
  }

  /** The year and month that name this contract, such as {@code 2026-07}. */
  public String label() {
    return label;
  }

  /**
   * The dialect of a label, spelled exactly.
   *
   * @throws IllegalArgumentException if there is none; the message names the two there are
   */
  public static Dialect of(String label) {
    Objects.requireNonNull(label, "label");
    for (Dialect dialect : values()) {
      if (dialect.label.equals(label)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "There is no contract \"" + label + "\": choose 2026-07 or 2026-10.");
  }
}
