package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import io.mammoth.connectors.kernel.pricing.Catalogue.Terms;
import io.mammoth.connectors.kernel.pricing.Step.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A catalogue as it would be with some steps taken. */
final class Forecast {
  private final Catalogue now;
  private final Map<Long, Offer> offers;
  private final Map<Long, Map<Long, Terms>> terms = new LinkedHashMap<>();
  private final Map<String, Long> made = new HashMap<>();

  private Forecast(Catalogue now) {
    this.now = now;
    this.offers = new LinkedHashMap<>(now.offers());
    now.profiles().forEach((id, profile) -> terms.put(id, new LinkedHashMap<>(profile.terms())));
  }

  /** With every step taken, whether or not it is already; new connectors have numbers below 0. */
  static Catalogue with(Catalogue now, List<Step> steps) {
    Forecast forecast = new Forecast(now);
    steps.forEach(forecast::take);
    return forecast.catalogue();
  }

  /** With no step taken, whether or not it is already. */
  static Catalogue without(Catalogue now, List<Step> steps) {
    Forecast forecast = new Forecast(now);
    steps.forEach(forecast::takeBack);
    return forecast.catalogue();
  }

  private Catalogue catalogue() {
    return new Catalogue(
        now.reading(),
        offers.values(),
        now.profiles().values().stream()
            .map(profile -> new Profile(profile.id(), profile.name(), held(profile)))
            .toList());
  }

  private Map<Long, Terms> held(Profile profile) {
    return Objects.requireNonNull(terms.get(profile.id()));
  }

  private void take(Step step) {
    switch (step.kind()) {
      case CREATE -> create(step);
      case CHANGE -> change(step);
      case PROFILE -> step.cells().forEach(cell -> place(step.id(), cell));
      case DELETE -> delete(id(step.id(), step.name()));
    }
  }

  private void takeBack(Step step) {
    List<Cell> back = step.cells().stream().map(Cell::reversed).toList();
    switch (step.kind()) {
      case CREATE -> delete(id(0, step.name()));
      case CHANGE -> change(new Step(Kind.CHANGE, step.id(), step.name(), back));
      case PROFILE -> back.forEach(cell -> place(step.id(), cell));
      case DELETE -> {
        if (!offers.containsKey(step.id())) {
          create(new Step(Kind.CREATE, 0, step.name(), back));
        }
      }
    }
  }

  private long id(long id, String name) {
    Offer offer = id == 0 ? now.named(name) : null;
    Long known = id == 0 ? made.get(name) : Long.valueOf(id);
    return known == null ? (offer == null ? 0 : offer.id()) : known;
  }

  private void create(Step step) {
    Offer there = now.named(step.name());
    long id = there == null ? -1 - made.size() : there.id();
    made.put(step.name(), id);
    offers.put(id, Offer.blank(id, step.name()));
    step.cells().forEach(cell -> offers.computeIfPresent(id, (any, offer) -> with(offer, cell)));
  }

  private void change(Step step) {
    long id = id(step.id(), step.name());
    step.cells().forEach(cell -> offers.computeIfPresent(id, (any, offer) -> with(offer, cell)));
  }

  private void delete(long id) {
    offers.remove(id);
    terms.values().forEach(held -> held.remove(id));
  }

  private static Offer with(Offer old, Cell cell) {
    Object value = cell.after();
    Field field = cell.field();
    return new Offer(
        old.id(),
        (field == Field.NAME && value instanceof String name) ? name : old.name(),
        field == Field.DESCRIPTION ? (String) value : old.description(),
        field == Field.PRICE ? (BigDecimal) value : old.price(),
        (field == Field.ENABLED && value instanceof Boolean on) ? on : old.enabled(),
        field == Field.BUCKET ? (String) value : old.bucket(),
        old.changedAt());
  }

  private void place(long profile, Cell cell) {
    Map<Long, Terms> held = terms.get(profile);
    long id = id(cell.connector(), cell.name());
    if (held == null || !offers.containsKey(id)) {
      return;
    }
    // In a step, whether a connector is in the profile comes before its price there.
    if (cell.field() != Field.MEMBER) {
      held.computeIfPresent(id, (any, old) -> with(old, cell));
    } else if (Boolean.TRUE.equals(cell.after())) {
      held.putIfAbsent(id, new Terms(null, true));
    } else {
      held.remove(id);
    }
  }

  private static Terms with(Terms old, Cell cell) {
    return new Terms(
        cell.isPrice() ? (BigDecimal) cell.after() : old.price(),
        (cell.field() == Field.ENABLED && cell.after() instanceof Boolean on) ? on : old.enabled());
  }
}
