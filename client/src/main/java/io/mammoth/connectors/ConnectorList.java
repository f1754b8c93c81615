package io.mammoth.connectors;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/**
 * Subscription connectors, all of them; immutable. A list of its own class so that an empty one
 * still knows what it would hold.
 *
 * <pre>{@code
 * BigDecimal price = connectors.fetch().named("salesforce").pricePerMonth();
 * }</pre>
 */
public final class ConnectorList extends AbstractList<Connector> {
  private final List<Connector> connectors;
  private final int attempts;

  ConnectorList(Collection<Connector> connectors, int attempts) {
    this.connectors = List.copyOf(connectors);
    this.attempts = attempts;
  }

  /** A list of these connectors. */
  public static ConnectorList of(Collection<Connector> connectors) {
    return new ConnectorList(connectors, 0);
  }

  /** How many requests of the call went on the wire; 0 for a list that was made of others. */
  public int attempts() {
    return attempts;
  }

  @Override
  public Connector get(int index) {
    return connectors.get(index);
  }

  @Override
  public int size() {
    return connectors.size();
  }

  /** All of them, in one go. */
  @Override
  public Object[] toArray() {
    return connectors.toArray();
  }

  /**
   * The one connector with this name, ignoring case.
   *
   * @throws NoSuchNameException when there is none, naming those with a similar name, or more than
   *     one
   */
  public Connector named(String name) {
    return new Names<>("connector", connectors, Connector::name, Connector::id).one(name);
  }
}
