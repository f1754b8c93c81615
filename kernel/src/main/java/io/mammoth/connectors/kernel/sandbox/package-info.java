/**
 * The embedded sandbox: a small, stateful service on the loopback interface that speaks the Mammoth
 * connectors contract, so that notebooks, documentation and tests need no account.
 *
 * <p>It is only ever chosen by name, never because a key is missing, and it makes up its own
 * credentials at each start.
 */
@NullMarked
package io.mammoth.connectors.kernel.sandbox;

import org.jspecify.annotations.NullMarked;
