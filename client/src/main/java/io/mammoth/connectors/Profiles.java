package io.mammoth.connectors;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations on connector profiles, which hold the prices that customers pay: for
 * administrators, as the subscription connectors are.
 *
 * <pre>{@code
 * Profiles profiles = mammoth.profiles();
 * ConnectorProfile pro = profiles.named("pro");
 * SavedProfile saved = profiles.update(pro, p -> p.price(900001, "24.99").remove(900003));
 * profiles.add(pro.id(), 900004, "9.99");
 * }</pre>
 *
 * <p>Every call may throw a {@link MammothException}; the methods name only what is special. A
 * thread that is interrupted while it waits gets a {@link TransportException} at once, with its
 * interrupt flag set and the connection closed. Immutable and safe for several threads.
 */
public final class Profiles {
  private final Calls calls;

  Profiles(Calls calls) {
    this.calls = calls;
  }

  /** All connector profiles. Contract: {@code GET /subscription/connector-profiles}. */
  public ProfileList list() {
    return Exchange.send(calls, ProfileOperations.list());
  }

  /**
   * The one connector profile with this name, ignoring case.
   *
   * @throws NoSuchNameException when there is none, naming those with a similar name, or more than
   *     one
   */
  public ConnectorProfile named(String name) {
    return Exchange.send(calls, ProfileOperations.named(name));
  }

  /**
   * Makes a connector profile that holds the connectors named in {@code changes}. Contract: {@code
   * POST /subscription/connector-profiles}.
   */
  public SavedProfile create(String name, ProfileChanges changes) {
    return Exchange.send(calls, ProfileOperations.create(name, changes));
  }

  /**
   * Makes a connector profile: {@code create("Team", p -> p.add(900001).price(900001, "19.99"))}.
   */
  public SavedProfile create(String name, Consumer<ProfileChanges> fields) {
    return create(name, filled(fields));
  }

  /**
   * Changes a connector profile. Contract: {@code PUT
   * /subscription/connector-profiles/{profile_id}}, which takes the whole list of connectors: so
   * the profile is read just before, everything that is not named stays as it was read, and the
   * answer is compared. Two requests within the time of one call; only the second one changes
   * something. What somebody else changes between the two is overwritten: the service offers no way
   * to prevent that.
   *
   * @throws ConfigurationException when the changes change nothing, or the service does not show
   *     all connectors of the profile; nothing was changed
   * @throws NoSuchNameException when there is no such profile, or it does not hold a connector that
   *     is to be changed or removed; nothing was changed
   */
  public SavedProfile update(long id, ProfileChanges changes) {
    return new ProfileUpdate(id, changes).send(calls);
  }

  /** Changes a connector profile: {@code update(id, p -> p.price(900001, "24.99"))}. */
  public SavedProfile update(long id, Consumer<ProfileChanges> fields) {
    return update(id, filled(fields));
  }

  /** Changes a connector profile, by its number alone: it is read again. */
  public SavedProfile update(ConnectorProfile profile, ProfileChanges changes) {
    return update(profile.id(), changes);
  }

  /** Changes a connector profile: {@code update(pro, p -> p.price(900001, "24.99"))}. */
  public SavedProfile update(ConnectorProfile profile, Consumer<ProfileChanges> fields) {
    return update(profile.id(), fields);
  }

  private static ProfileChanges filled(Consumer<ProfileChanges> fields) {
    ProfileChanges changes = ProfileChanges.none();
    fields.accept(changes);
    return changes;
  }

  /**
   * Deletes a connector profile. Contract: {@code DELETE
   * /subscription/connector-profiles/{profile_id}}.
   */
  public Deleted delete(long id) {
    return Exchange.send(calls, ProfileOperations.delete(id));
  }

  /** Deletes a connector profile. */
  public Deleted delete(ConnectorProfile profile) {
    return delete(profile.id());
  }

  /**
   * Adds a connector to a profile, enabled, at a price in US dollars a month, as decimal text:
   * {@code add(pro.id(), 900004, "9.99")}.
   */
  public Saved add(long profile, long connector, String price) {
    return add(profile, connector, Checks.price(price), true);
  }

  /**
   * Adds a connector to a profile. Contract: {@code POST
   * /subscription/connector-profiles/{profile_id}/connectors}; touches no other connector of it.
   *
   * @param price in US dollars a month; null for none, which is not the same as 0
   * @param enabled whether it can be had in the profile
   * @return the connector as it is in the profile
   */
  public Saved add(long profile, long connector, @Nullable BigDecimal price, boolean enabled) {
    return Exchange.send(calls, ProfileOperations.add(profile, connector, price, enabled));
  }

  /**
   * Adds a connector to a profile, enabled, at a price in US dollars a month, as decimal text:
   * {@code profiles.add(pro, salesforce, "9.99")}. By their types, profile and connector cannot be
   * mixed up.
   */
  public Saved add(ConnectorProfile profile, Connector connector, String price) {
    return add(profile.id(), connector.id(), price);
  }

  /** Adds a connector to a profile; see {@link #add(long, long, BigDecimal, boolean)}. */
  public Saved add(
      ConnectorProfile profile, Connector connector, @Nullable BigDecimal price, boolean enabled) {
    return add(profile.id(), connector.id(), price, enabled);
  }

  /** The same operations without a thread that waits. */
  public AsyncProfiles async() {
    return new AsyncProfiles(calls);
  }

  /** A view of these operations with another retry policy. */
  public Profiles withRetry(Retry retry) {
    return new Profiles(calls.withRetry(retry));
  }

  /** A view of these operations with another time for a whole call, at most a day. */
  public Profiles withTimeout(Duration timeout) {
    return new Profiles(calls.withTimeout(timeout));
  }

  /**
   * A view of these operations that hands each answer as it came to somebody, before it is read:
   * status, headers, bytes and attempts of any result.
   */
  public Profiles withAnswers(Consumer<Answer> answers) {
    return new Profiles(calls.withAnswers(answers));
  }

  /** How these operations call. */
  @Override
  public String toString() {
    return "Profiles[" + calls + "]";
  }
}
