package io.mammoth.connectors;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/**
 * Connector profiles, all of them; immutable.
 *
 * <pre>{@code
 * for (ConnectorProfile profile : profiles.list()) {
 *   System.out.println(profile.name() + ": " + profile.connectors().size());
 * }
 * }</pre>
 */
public final class ProfileList extends AbstractList<ConnectorProfile> {
  private final List<ConnectorProfile> profiles;
  private final int attempts;

  ProfileList(Collection<ConnectorProfile> profiles, int attempts) {
    this.profiles = List.copyOf(profiles);
    this.attempts = attempts;
  }

  /** A list of these profiles. */
  public static ProfileList of(Collection<ConnectorProfile> profiles) {
    return new ProfileList(profiles, 0);
  }

  /** How many requests of the call went on the wire; 0 for a list that was made of others. */
  public int attempts() {
    return attempts;
  }

  @Override
  public ConnectorProfile get(int index) {
    return profiles.get(index);
  }

  @Override
  public int size() {
    return profiles.size();
  }

  /**
   * The one profile with this name, ignoring case.
   *
   * @throws NoSuchNameException when there is none, naming those with a similar name, or more than
   *     one
   */
  public ConnectorProfile named(String name) {
    return names().one(name);
  }

  /**
   * The profile with this number.
   *
   * @throws NoSuchNameException when there is none, naming those that there are
   */
  public ConnectorProfile withId(long id) {
    return names().withId(id);
  }

  private Names<ConnectorProfile> names() {
    return new Names<>("connector profile", profiles, ConnectorProfile::name, ConnectorProfile::id);
  }
}
