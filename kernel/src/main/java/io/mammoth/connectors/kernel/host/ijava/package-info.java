/** The extension in IJava, brought in by its start-up line. */
@NullMarked
package io.mammoth.connectors.kernel.host.ijava;

import org.jspecify.annotations.NullMarked;
