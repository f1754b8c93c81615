/**
 * Tests that stand where a user stands: the runnable jar as a process, notebooks in the real
 * kernel.
 */
@NullMarked
package io.mammoth.connectors.notebooks;

import org.jspecify.annotations.NullMarked;
