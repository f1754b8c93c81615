/** Lends the tests the Python environment that {@code lab} makes. */
@NullMarked
package io.mammoth.connectors.kernel.cli;

import org.jspecify.annotations.NullMarked;
