/** Tables and cards as HTML and text. Knows no kernel. */
@NullMarked
package io.mammoth.connectors.kernel.display;

import org.jspecify.annotations.NullMarked;
