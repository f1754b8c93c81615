package io.mammoth.connectors;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a subscription connector. Contract: {@code UpdateConnectorRequestSchema}; a field is
 * untouched, set, or cleared. What is not set here is not sent.
 *
 * <pre>{@code
 * connectors.update(id, ConnectorChanges.none().pricePerMonth("19.99").clearDescription());
 * connectors.update(connector, c -> c.pricePerMonth("19.99").clearDescription());
 * }</pre>
 *
 * <p>Each method sets one field and returns this same object; one that refuses its argument throws
 * {@link ConfigurationException}. Not for use by several threads at once.
 */
public final class ConnectorChanges {
  private final FieldValues fields = new FieldValues();

  private ConnectorChanges() {}

  /** No change yet. */
  public static ConnectorChanges none() {
    return new ConnectorChanges();
  }

  /** Another name, 2 to 128 characters. */
  public ConnectorChanges name(String name) {
    fields.set("name", Checks.name(name));
    return this;
  }

  /** Another description, at most 500 characters; null clears it. */
  public ConnectorChanges description(@Nullable String description) {
    fields.set("description", Checks.description(description));
    return this;
  }

  /** No description any more. */
  public ConnectorChanges clearDescription() {
    return description(null);
  }

  /** Another list price in US dollars a month, as decimal text: {@code "19.99"}; 0 or more. */
  public ConnectorChanges pricePerMonth(String price) {
    return price(Checks.price(price));
  }

  /** Another list price in US dollars a month; 0 or more. */
  public ConnectorChanges pricePerMonth(BigDecimal price) {
    return price(Checks.price(price));
  }

  /** Another list price in whole US dollars a month; 0 or more. */
  public ConnectorChanges pricePerMonth(long price) {
    return price(Checks.price(BigDecimal.valueOf(price)));
  }

  /**
   * Another list price in US dollars a month, by its shortest decimal text; 0 or more, at most two
   * decimals.
   */
  public ConnectorChanges pricePerMonth(double price) {
    return price(Checks.price(price));
  }

  /** No list price any more, which is not the same as 0. */
  public ConnectorChanges clearPricePerMonth() {
    return price(null);
  }

  /** Whether it can be had. */
  public ConnectorChanges enabled(boolean enabled) {
    fields.set("enabled", enabled);
    return this;
  }

  /** Its kind of access since October 2026: file, database, app. */
  public ConnectorChanges bucket(String bucket) {
    fields.set("bucket", Checks.filled("bucket", bucket));
    return this;
  }

  /** How the change reaches deals that do not name it, since October 2026: retroactive, opt_in. */
  public ConnectorChanges rolloutDefault(String rollout) {
    fields.set("rollout_default", Checks.filled("rollout default", rollout));
    return this;
  }

  private ConnectorChanges price(@Nullable BigDecimal price) {
    fields.set("price_per_month", price);
    return this;
  }

  FieldValues fields() {
    return fields.copy();
  }

  /** The fields that will be sent. */
  @Override
  public String toString() {
    return "ConnectorChanges" + fields;
  }
}
