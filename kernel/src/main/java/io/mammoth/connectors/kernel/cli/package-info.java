/**
 * The runnable jar's command line. What a command needs from the machine is found here, and said in
 * one sentence.
 */
@NullMarked
package io.mammoth.connectors.kernel.cli;

import org.jspecify.annotations.NullMarked;
