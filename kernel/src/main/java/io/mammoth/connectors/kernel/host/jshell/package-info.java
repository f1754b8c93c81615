/** The extension in JShell: under {@code jshell} itself, or with a prompt of its own. */
@NullMarked
package io.mammoth.connectors.kernel.host.jshell;

import org.jspecify.annotations.NullMarked;
