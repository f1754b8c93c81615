/**
 * Stands in for IJava, which no registry serves: the names that the extension reaches in it, and
 * its ways, on the same base kernel.
 */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
