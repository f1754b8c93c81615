/**
 * Records to Tablesaw tables, and the few table functions that must not lie. Pure: nothing is sent
 * or shown.
 */
@NullMarked
package io.mammoth.connectors.kernel.tables;

import org.jspecify.annotations.NullMarked;
