/**
 * What was sold when: snapshots of a catalogue, what changed between two of them or any two tables,
 * and how prices went.
 */
@NullMarked
package io.mammoth.connectors.kernel.history;

import org.jspecify.annotations.NullMarked;
