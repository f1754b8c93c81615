package io.mammoth.connectors.kernel.pricing;

/**
 * Why a plan cannot be applied.
 *
 * @param row the number of the table's row, from 1; 0 where it is about the whole table
 * @param column the column; empty where it is about the whole row
 */
record Problem(Kind kind, int row, String column, String what) {
  /** Whether somebody may mean it all the same, and says so with the number of those there are. */
  enum Kind {
    WRONG("", ""),
    /** A price of 0. */
    ZERO("Prices that would become 0", "allowZero"),
    /** The first base price of an account that has none, and that may keep none. */
    FIRST("First base prices", "allowFirstPrices"),
    /** What was changed since the table was read. */
    CONFLICT("What was changed since the table was read", "overrule");

    private final String words;
    private final String method;

    Kind(String words, String method) {
      this.words = words;
      this.method = method;
    }

    PricingException miscounted(long there, int said) {
      return new PricingException(
          "%s: %s, not %s; %s(%s) would allow it.".formatted(words, there, said, method, there));
    }
  }

  @Override
  public String toString() {
    String place = row == 0 ? "" : "row " + row + (column.isEmpty() ? "" : ", " + column) + ": ";
    return place + what;
  }
}
