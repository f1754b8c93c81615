package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.display.Limits;

/**
 * How much a notebook shows.
 *
 * @param limits of tables
 * @param progress whether work that takes its time says how far it is
 * @param problem what was wrong with the variables, so that something else holds; empty when
 *     nothing was
 */
record Screen(Limits limits, boolean progress, String problem) {

  /** What the variables say; a malformed one is told below each table, and none of them counts. */
  static Screen of(Environment environment) {
    Limits standard = Limits.STANDARD;
    try {
      Limits limits =
          new Limits(
              environment.number(Environment.TABLE_ROWS, standard.rows()),
              environment.number(Environment.TABLE_COLUMNS, standard.columns()),
              environment.number(Environment.TABLE_CHARACTERS, standard.characters()));
      return new Screen(limits, environment.progress(), "");
    } catch (ConfigurationException malformed) {
      return new Screen(standard, true, String.valueOf(malformed.getMessage()));
    }
  }

  Screen withLimits(Limits other) {
    return new Screen(other, progress, "");
  }

  Screen withProgress(boolean on) {
    return new Screen(limits, on, problem);
  }
}
