/** The client's tests: real HTTP against servers of this machine. */
@NullMarked
package io.mammoth.connectors;

import org.jspecify.annotations.NullMarked;
