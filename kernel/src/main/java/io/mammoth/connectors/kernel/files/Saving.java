package io.mammoth.connectors.kernel.files;

/** What somebody says who saves a file and wants more than is done unasked. */
public enum Saving {
  /** Replaces a file that is there, even if it was not saved from here or was changed since. */
  OVERWRITE,

  /**
   * Leaves a text in a CSV file as it is that a spreadsheet would take for a formula, and run. Only
   * for files that no spreadsheet opens.
   */
  FORMULAS
}
