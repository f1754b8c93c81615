/**
 * What this extension needs of a notebook host; each host has a thin implementation in a package of
 * its own.
 */
@NullMarked
package io.mammoth.connectors.kernel.host;

import org.jspecify.annotations.NullMarked;
