package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorChanges;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.NewConnector;
import io.mammoth.connectors.ProfileChanges;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step as the one call that it is. */
final class Sending {
  private final Desk desk;
  private final Map<String, Long> made = new HashMap<>();
  private Catalogue now;
  private boolean isOnItsWay;
  private boolean isConflict;

  /**
   * What became of a step, as the answer says.
   *
   * @param id the number of the connector that was made; 0 when none was
   * @param about what the answer is about, where that is something else; null where it is not
   * @param notKept the wire's names of what the answer does not hold
   * @param cells what the answer holds of the step's cells
   */
  record Sent(long id, @Nullable String about, List<String> notKept, List<Standing.Now> cells) {
    private static final Sent NONE = new Sent(-1, null, List.of(), List.of());

    /** Whether it was not sent, since a read just before showed all of it as planned. */
    boolean isNone() {
      return id < 0;
    }
  }

  /** Ends a write that would change nothing. */
  private static final class AsPlanned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Sends to the place of a catalogue that was read just before. */
  Sending(Desk desk, Catalogue now) {
    this.desk = desk;
    this.now = now;
  }

  /** From now on against a catalogue that was read later. */
  void now(Catalogue later) {
    now = later;
  }

  /** Whether the last step's write may have gone out; a profile is read before it is written. */
  boolean isOnItsWay() {
    return isOnItsWay;
  }

  /** Whether the last step's write was ended by what another person changed. */
  boolean isConflict() {
    return isConflict;
  }

  /** This connector was made by an earlier step. */
  void made(String name, long id) {
    made.put(name, id);
  }

  Sent send(Step step) {
    isOnItsWay = !step.isProfile();
    isConflict = false;
    return switch (step.kind()) {
      case CREATE -> create(step);
      case CHANGE -> change(step);
      case PROFILE -> profile(step);
      case DELETE -> delete(step);
    };
  }

  /** A step with the numbers of the connectors that were made before it. */
  Step resolved(Step step) {
    if (step.kind() == Step.Kind.CREATE) {
      return new Step(step.kind(), made.getOrDefault(step.name(), 0L), step.name(), step.cells());
    }
    List<Cell> cells =
        step.cells().stream()
            .map(
                cell ->
                    new Cell(
                        id(cell.connector(), cell.name()),
                        cell.name(),
                        cell.field(),
                        cell.before(),
                        cell.after()))
            .toList();
    return new Step(
        step.kind(), step.isProfile() ? step.id() : id(step.id(), step.name()), step.name(), cells);
  }

  private long id(long id, String name) {
    Long known = made.get(name);
    Offer offer = now.named(name);
    return id != 0 ? id : known != null ? known : offer == null ? 0 : offer.id();
  }

  private Sent create(Step step) {
    NewConnector fields = NewConnector.named(step.name());
    for (Cell cell : step.cells()) {
      switch (cell.field()) {
        case DESCRIPTION -> fields.description((String) cell.after());
        case PRICE -> fields.pricePerMonth(price(cell));
        case ENABLED -> fields.enabled(Boolean.TRUE.equals(cell.after()));
        case BUCKET -> fields.bucket(String.valueOf(cell.after()));
        default -> {}
      }
    }
    Saved saved = desk.mammoth().connectors().create(fields);
    Connector answer = saved.connector();
    Offer other = now.offers().get(answer.id());
    if (other != null) {
      return new Sent(0, about(other.id(), other.name()), saved.notKept(), List.of());
    }
    made(step.name(), answer.id());
    return new Sent(answer.id(), null, saved.notKept(), held(step, answer));
  }

  private static String about(long id, String name) {
    return id + " (" + name + ")";
  }

  private static List<Standing.Now> held(Step step, Connector answer) {
    return Standing.change(step, Catalogue.offer(answer)).cells();
  }

  private static BigDecimal price(Cell cell) {
    return cell.after() instanceof BigDecimal price ? price : BigDecimal.ZERO;
  }

  private Sent change(Step step) {
    ConnectorChanges changes = ConnectorChanges.none();
    for (Cell cell : step.cells()) {
      switch (cell.field()) {
        case NAME -> changes.name(String.valueOf(cell.after()));
        case DESCRIPTION -> changes.description((String) cell.after());
        case PRICE -> price(changes, cell);
        case ENABLED -> changes.enabled(Boolean.TRUE.equals(cell.after()));
        case BUCKET -> changes.bucket(String.valueOf(cell.after()));
        default -> {}
      }
    }
    long id = id(step.id(), step.name());
    Saved saved = desk.mammoth().connectors().update(id, changes);
    Connector answer = saved.connector();
    String about = answer.id() == id ? null : about(answer.id(), answer.name());
    return new Sent(0, about, saved.notKept(), held(step, answer));
  }

  private static void price(ConnectorChanges changes, Cell cell) {
    if (cell.after() instanceof BigDecimal price) {
      changes.pricePerMonth(price);
    } else {
      changes.clearPricePerMonth();
    }
  }

  private Sent delete(Step step) {
    desk.mammoth().connectors().delete(id(step.id(), step.name()));
    return new Sent(0, null, List.of(), List.of());
  }

  /** The client reads the profile again just before; what is then another one is not written. */
  private Sent profile(Step step) {
    ProfileChanges changes = ProfileChanges.none();
    Set<Step.Member> leaving = step.leaving();
    step.cells().forEach(cell -> place(changes, cell, leaving.contains(Step.Member.of(cell))));
    changes.checking(before -> check(step, Catalogue.profile(before)));
    SavedProfile saved;
    try {
      saved = desk.mammoth().profiles().update(step.id(), changes);
    } catch (AsPlanned none) {
      return Sent.NONE;
    }
    ConnectorProfile answer = saved.profile();
    String about = answer.id() == step.id() ? null : about(answer.id(), answer.name());
    List<Standing.Now> held =
        answer.whole()
            ? Standing.profile(resolved(step), Catalogue.profile(answer), now).cells()
            : List.of();
    return new Sent(0, about, saved.notKept(), held);
  }

  /** One that leaves has neither price nor state there that could be set. */
  private void place(ProfileChanges changes, Cell cell, boolean leaving) {
    long id = id(cell.connector(), cell.name());
    if (cell.field() == Field.MEMBER) {
      member(changes, id, Boolean.TRUE.equals(cell.after()));
    } else if (cell.isPrice() && cell.after() instanceof BigDecimal price) {
      changes.price(id, price);
    } else if (cell.isPrice() && !leaving) {
      changes.clearPrice(id);
    } else if (cell.after() instanceof Boolean on) {
      changes.enabled(id, on);
    }
  }

  private static void member(ProfileChanges changes, long id, boolean joins) {
    if (joins) {
      changes.add(id);
    } else {
      changes.remove(id);
    }
  }

  /** A listing that lags or is cut may be contradicted by connectors that were read before. */
  private void check(Step step, Catalogue.Profile listing) {
    if (!now.unlisted(listing).isEmpty()) {
      now = now.withConnectors(desk);
      Listings.check(now, listing);
    }
    Standing standing = Standing.profile(resolved(step), listing, now);
    if (standing.stance() == Standing.Stance.AFTER) {
      throw new AsPlanned();
    }
    if (standing.stance() == Standing.Stance.OTHER) {
      isConflict = true;
      throw Conflicts.of(standing.others(), "");
    }
    isOnItsWay = true;
  }
}
