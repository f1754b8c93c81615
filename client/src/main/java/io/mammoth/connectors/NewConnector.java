package io.mammoth.connectors;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A subscription connector to be made. Contract: {@code CreateConnectorRequestSchema}; what is not
 * set here is not sent, and gets the service's default: no description, price 0, enabled.
 *
 * <pre>{@code
 * connectors.create(NewConnector.named("Salesforce").pricePerMonth("29.99").enabled(false));
 * connectors.create("Salesforce", c -> c.pricePerMonth("29.99").enabled(false));
 * }</pre>
 *
 * <p>Each method sets one field and returns this same object; one that refuses its argument throws
 * {@link ConfigurationException}. Not for use by several threads at once.
 */
public final class NewConnector {
  private final FieldValues fields = new FieldValues();

  private NewConnector(String name) {
    fields.set("name", Checks.name(name));
  }

  /** A connector with this name, 2 to 128 characters. */
  public static NewConnector named(String name) {
    return new NewConnector(name);
  }

  /** What it says about itself, at most 500 characters; null sends none explicitly. */
  public NewConnector description(@Nullable String description) {
    fields.set("description", Checks.description(description));
    return this;
  }

  /** Its list price in US dollars a month, as decimal text: {@code "29.99"}; 0 or more. */
  public NewConnector pricePerMonth(String price) {
    return price(Checks.price(price));
  }

  /** Its list price in US dollars a month; 0 or more. */
  public NewConnector pricePerMonth(BigDecimal price) {
    return price(Checks.price(price));
  }

  /** Its list price in whole US dollars a month; 0 or more. */
  public NewConnector pricePerMonth(long price) {
    return price(Checks.price(BigDecimal.valueOf(price)));
  }

  /**
   * Its list price in US dollars a month, by its shortest decimal text; 0 or more, at most two
   * decimals.
   */
  public NewConnector pricePerMonth(double price) {
    return price(Checks.price(price));
  }

  /** Whether it can be had. */
  public NewConnector enabled(boolean enabled) {
    fields.set("enabled", enabled);
    return this;
  }

  /** Its kind of access since October 2026: file, database, app. */
  public NewConnector bucket(String bucket) {
    fields.set("bucket", Checks.filled("bucket", bucket));
    return this;
  }

  /** How it reaches deals that do not name it, since October 2026: retroactive, opt_in. */
  public NewConnector rolloutDefault(String rollout) {
    fields.set("rollout_default", Checks.filled("rollout default", rollout));
    return this;
  }

  private NewConnector price(BigDecimal price) {
    fields.set("price_per_month", price);
    return this;
  }

  FieldValues fields() {
    return fields.copy();
  }

  /** The fields that will be sent. */
  @Override
  public String toString() {
    return "NewConnector" + fields;
  }
}
