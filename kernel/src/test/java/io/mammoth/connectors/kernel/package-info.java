/** Tests of the kernel's rooms together. */
@NullMarked
package io.mammoth.connectors.kernel;

import org.jspecify.annotations.NullMarked;
