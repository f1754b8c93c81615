/**
 * Charts of a table as a MIME bundle: Vega-Lite, a picture, text. Knows no kernel and no network.
 */
@NullMarked
package io.mammoth.connectors.kernel.display.chart;

import org.jspecify.annotations.NullMarked;
