/**
 * Mammoth Analytics connectors from Java: a small client for the connector operations of the
 * service.
 *
 * <pre>{@code
 * try (MammothClient mammoth = MammothClient.fromEnv()) {
 *   Connectors connectors = mammoth.connectors();
 *   for (WorkspaceConnector c : connectors.listAll()) {
 *     System.out.println(c.dispName() + ": " + c.apiType());
 *   }
 *   Saved made = connectors.create("Salesforce", c -> c.pricePerMonth("29.99"));
 *   connectors.update(made.connector(), c -> c.pricePerMonth("19.99").clearDescription());
 *   connectors.delete(connectors.named("salesforce"));
 * }
 * }</pre>
 *
 * <p>Start reading at {@link io.mammoth.connectors.MammothClient} (how to get a client), {@link
 * io.mammoth.connectors.Connectors} (what it can do) and {@link
 * io.mammoth.connectors.MammothException} (what can go wrong). Unless a type says otherwise,
 * nothing takes or returns null.
 */
@NullMarked
package io.mammoth.connectors;

import org.jspecify.annotations.NullMarked;
