/**
 * Who am I now: from the environment, the sandbox or a switch to the account that the next call
 * uses.
 */
@NullMarked
package io.mammoth.connectors.kernel.session;

import org.jspecify.annotations.NullMarked;
