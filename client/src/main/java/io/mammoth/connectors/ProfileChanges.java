package io.mammoth.connectors;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a connector profile, or what a new one holds. What is not named here stays as it is,
 * every other connector of the profile included.
 *
 * <pre>{@code
 * profiles.update(pro, p -> p.price(900001, "24.99").remove(900003).clearDescription());
 * profiles.create("Team", p -> p.add(900001).price(900001, "19.99").add(900002));
 * }</pre>
 *
 * <p>Connectors are named by their numbers. Each method sets one thing and returns this same
 * object; one that refuses its argument throws {@link ConfigurationException}. Not for use by
 * several threads at once.
 */
public final class ProfileChanges {
  private final FieldValues fields = new FieldValues();
  private final Map<Long, FieldValues> terms = new LinkedHashMap<>();
  private final Set<Long> added = new LinkedHashSet<>();
  private final Set<Long> removed = new LinkedHashSet<>();
  private @Nullable Consumer<ConnectorProfile> check;

  private ProfileChanges() {}

  /** No change yet. */
  public static ProfileChanges none() {
    return new ProfileChanges();
  }

  /** Another name; not blank. */
  public ProfileChanges name(String name) {
    fields.set("name", Checks.filled("name", name));
    return this;
  }

  /** Another description; null clears it. */
  public ProfileChanges description(@Nullable String description) {
    fields.set("description", description == null ? null : Checks.text("description", description));
    return this;
  }

  /** No description any more. */
  public ProfileChanges clearDescription() {
    return description(null);
  }

  /**
   * The connector is in the profile: without a price, which is not the same as 0, and enabled,
   * unless said otherwise here. One that is in it already stays as it is.
   */
  public ProfileChanges add(long connector) {
    terms(connector);
    added.add(connector);
    return this;
  }

  /** The connector is not in the profile any more. */
  public ProfileChanges remove(long connector) {
    removed.add(Checks.aboveZero("connector id", connector));
    return unmixed(connector);
  }

  /**
   * A connector's price in the profile, in US dollars a month, as decimal text: {@code "19.99"}; 0
   * or more.
   */
  public ProfileChanges price(long connector, String price) {
    return terms(connector, "price_per_month", Checks.price(price));
  }

  /** A connector's price in the profile, in US dollars a month; 0 or more. */
  public ProfileChanges price(long connector, BigDecimal price) {
    return terms(connector, "price_per_month", Checks.price(price));
  }

  /** A connector's price in the profile, in whole US dollars a month; 0 or more. */
  public ProfileChanges price(long connector, long price) {
    return price(connector, BigDecimal.valueOf(price));
  }

  /**
   * A connector's price in the profile, in US dollars a month, by its shortest decimal text; 0 or
   * more, at most two decimals.
   */
  public ProfileChanges price(long connector, double price) {
    return terms(connector, "price_per_month", Checks.price(price));
  }

  /** The connector has no price in the profile any more, which is not the same as 0. */
  public ProfileChanges clearPrice(long connector) {
    return terms(connector, "price_per_month", null);
  }

  /** Whether the connector can be had in the profile. */
  public ProfileChanges enabled(long connector, boolean enabled) {
    return terms(connector, "enabled", enabled);
  }

  /**
   * Looks at the profile as it was read just before the changes are sent. What it throws ends the
   * update, and no change is sent: so a caller can refuse a profile that was changed in between. Of
   * an update only; a new profile has nothing to look at.
   */
  public ProfileChanges checking(Consumer<ConnectorProfile> look) {
    check = check == null ? look : check.andThen(look);
    return this;
  }

  private ProfileChanges terms(long connector, String field, @Nullable Object value) {
    terms(connector).set(field, value);
    return this;
  }

  private FieldValues terms(long connector) {
    Checks.aboveZero("connector id", connector);
    FieldValues values = terms.computeIfAbsent(connector, any -> new FieldValues());
    unmixed(connector);
    return values;
  }

  private ProfileChanges unmixed(long connector) {
    if (removed.contains(connector) && terms.containsKey(connector)) {
      throw new ConfigurationException(
          "Connector " + connector + " is removed and changed at once. Nothing was sent.");
    }
    return this;
  }

  /** What is asked for at this moment, whatever is set later. */
  ProfileChanges copy() {
    ProfileChanges copy = new ProfileChanges();
    copy.fields.setAll(fields);
    terms.forEach((id, values) -> copy.terms.put(id, values.copy()));
    copy.added.addAll(added);
    copy.removed.addAll(removed);
    copy.check = check;
    return copy;
  }

  boolean isEmpty() {
    return fields.isEmpty() && terms.isEmpty() && removed.isEmpty();
  }

  FieldValues fields() {
    return fields;
  }

  Map<Long, FieldValues> terms() {
    return terms;
  }

  Set<Long> added() {
    return added;
  }

  Set<Long> removed() {
    return removed;
  }

  boolean isChecked() {
    return check != null;
  }

  void check(ConnectorProfile before) {
    if (check != null) {
      check.accept(before);
    }
  }

  /** What will be changed. */
  @Override
  public String toString() {
    return "ProfileChanges" + fields + ", connectors " + terms + ", removed " + removed;
  }
}
