/**
 * What things cost, what would change, and changing it: prices as a table, rules, plans, journals.
 * Tables in, calls of the client out; nothing here knows a kernel.
 */
@NullMarked
package io.mammoth.connectors.kernel.pricing;

import org.jspecify.annotations.NullMarked;
