package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.ConnectorChanges;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.NewConnector;
import io.mammoth.connectors.ProfileChanges;
import io.mammoth.connectors.Saved;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A step as the one call that it is. */
final class Sending {
  private final MammothClient mammoth;
  private final Catalogue now;
  private final Map<String, Long> made = new HashMap<>();

  /**
   * What became of a step.
   *
   * @param id the number of the connector that was made; 0 when none was
   */
  record Sent(long id, List<String> notKept) {}

  /** Sends to the place of a catalogue that was read just before. */
  Sending(MammothClient mammoth, Catalogue now) {
    this.mammoth = mammoth;
    this.now = now;
  }

  /** This connector was made by an earlier step. */
  void made(String name, long id) {
    made.put(name, id);
  }

  Sent send(Step step) {
    return switch (step.kind()) {
      case CREATE -> create(step);
      case CHANGE -> change(step);
      case PROFILE -> profile(step);
      case DELETE -> delete(step);
    };
  }

  private long id(long id, String name) {
    Long known = made.get(name);
    Catalogue.Offer offer = now.named(name);
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
    Saved saved = mammoth.connectors().create(fields);
    made(step.name(), saved.connector().id());
    return new Sent(saved.connector().id(), saved.notKept());
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
    Saved saved = mammoth.connectors().update(id(step.id(), step.name()), changes);
    return new Sent(0, saved.notKept());
  }

  private static void price(ConnectorChanges changes, Cell cell) {
    if (cell.after() instanceof BigDecimal price) {
      changes.pricePerMonth(price);
    } else {
      changes.clearPricePerMonth();
    }
  }

  private Sent delete(Step step) {
    mammoth.connectors().delete(id(step.id(), step.name()));
    return new Sent(0, List.of());
  }

  /** The client reads the profile again just before; what is then another one is not written. */
  private Sent profile(Step step) {
    ProfileChanges changes = ProfileChanges.none();
    step.cells().forEach(cell -> place(changes, step, cell));
    changes.checking(before -> check(step, Catalogue.profile(before)));
    return new Sent(0, mammoth.profiles().update(step.id(), changes).notKept());
  }

  /** One that leaves has neither price nor state there that could be set. */
  private void place(ProfileChanges changes, Step step, Cell cell) {
    long id = id(cell.connector(), cell.name());
    if (cell.field() == Field.MEMBER) {
      member(changes, id, Boolean.TRUE.equals(cell.after()));
    } else if (cell.isPrice() && cell.after() instanceof BigDecimal price) {
      changes.price(id, price);
    } else if (cell.isPrice() && !step.isLeft(cell)) {
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

  private void check(Step step, Catalogue.Profile profile) {
    Standing standing = Standing.profile(step, profile, now);
    if (standing.stance() != Standing.Stance.BEFORE) {
      throw Conflicts.of(standing.others());
    }
  }
}
