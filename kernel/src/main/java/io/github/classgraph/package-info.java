/**
 * Stand-ins for the three classes of ClassGraph that Tablesaw touches. The real library scans the
 * whole class path when {@code Table} is first used: that costs a third of a second, and a reader
 * that a notebook has added on the way breaks {@code Table} until the kernel restarts. The answer
 * that the scan would give is known.
 */
@NullMarked
package io.github.classgraph;

import org.jspecify.annotations.NullMarked;
