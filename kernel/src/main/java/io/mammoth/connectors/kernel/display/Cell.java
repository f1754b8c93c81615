package io.mammoth.connectors.kernel.display;

/**
 * A cell as it is shown.
 *
 * @param text what stands in it, the sign of its accent included
 * @param faint whether it tells less than the others: a value that is missing, rows left out
 */
record Cell(String text, boolean faint, Accent accent) {}
