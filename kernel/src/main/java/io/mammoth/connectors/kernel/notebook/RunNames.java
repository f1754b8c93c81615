package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Environment;

/** The names that make a notebook a program: what it is run with, and what must hold. */
public abstract class RunNames extends TablesawNames {

  RunNames() {}

  /**
   * A value that whoever runs this notebook may set: {@code String type = param("type", "CRM");},
   * in a cell tagged {@code parameters}.
   *
   * <p>It is what {@code run -p type=…} says, else the variable {@code MAMMOTHANALYTICS_PARAM_TYPE}
   * (the name in capital letters), else the default.
   *
   * @param defaultValue gives the type as well: String, int, long, double, BigDecimal, boolean,
   *     LocalDate, LocalDateTime, Instant, Duration, Path or an enum; never null
   * @throws IllegalArgumentException when the value that is set does not have the default's type
   */
  public static <T> T param(String name, T defaultValue) {
    return Parameters.value(
        Environment.system(), Given.that(name, "name"), Given.that(defaultValue, "defaultValue"));
  }

  /**
   * Ends the cell, and a run with it, unless this holds: {@code check(all.rowCount() > 0, "there
   * are connectors");}.
   *
   * @throws AssertionError with the message, when the condition does not hold
   */
  public static void check(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
