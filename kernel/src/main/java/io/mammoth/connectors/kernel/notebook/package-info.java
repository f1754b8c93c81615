/**
 * What a notebook sees: the names of {@link io.mammoth.connectors.kernel.notebook.Notebook} and the
 * magic.
 */
@NullMarked
package io.mammoth.connectors.kernel.notebook;

import org.jspecify.annotations.NullMarked;
