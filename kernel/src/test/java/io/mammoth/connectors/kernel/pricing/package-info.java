@NullMarked
package io.mammoth.connectors.kernel.pricing;

import org.jspecify.annotations.NullMarked;
