package io.mammoth.connectors.kernel.pricing;

/**
 * Why a plan cannot be applied.
 *
 * @param row the number of the table's row, from 1; 0 where it is about the whole table
 * @param column the column; empty where it is about the whole row
 * @param zero whether it is a price of 0 that somebody may mean
 */
record Problem(int row, String column, String what, boolean zero) {
  @Override
  public String toString() {
    String place = row == 0 ? "" : "row " + row + (column.isEmpty() ? "" : ", " + column) + ": ";
    return place + what;
  }
}
