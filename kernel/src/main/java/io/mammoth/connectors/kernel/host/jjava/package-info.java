/** The extension in JJava, found by JJava's own service mechanism. */
@NullMarked
package io.mammoth.connectors.kernel.host.jjava;

import org.jspecify.annotations.NullMarked;
