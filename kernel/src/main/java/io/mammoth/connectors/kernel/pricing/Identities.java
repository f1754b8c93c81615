package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ids of some steps are those of the names beside them: people approve names, and ids
 * are what is sent.
 */
final class Identities {
  private static final int SHOWN = 10;

  private final Catalogue now;

  /** A connector that the plan renames goes by both names. */
  private final Map<Long, Set<Object>> renamed = new HashMap<>();

  Identities(List<Step> steps, Catalogue now) {
    this.now = now;
    for (Step step : steps) {
      for (Cell cell : step.cells()) {
        if (step.kind() == Step.Kind.CHANGE
            && cell.field() == Field.NAME
            && cell.before() != null
            && cell.after() != null) {
          renamed.put(step.id(), Set.of(cell.before(), cell.after()));
        }
      }
    }
  }

  /**
   * Refuses steps that would be sent for something else than they say.
   *
   * @throws PricingException naming them
   */
  static void check(List<Step> steps, Catalogue now) {
    check(steps, steps, now);
  }

  /**
   * The same of the steps that are left of a plan.
   *
   * @param plan all steps of the plan, since one that is over may have renamed what others change
   */
  static void check(List<Step> steps, List<Step> plan, Catalogue now) {
    Identities identities = new Identities(plan, now);
    List<String> wrong = new ArrayList<>();
    for (Step step : steps) {
      for (Cell cell : step.cells()) {
        String other = identities.other(step, cell);
        if (other != null) {
          wrong.add("\"" + step + "\": " + other);
        }
      }
    }
    steps.stream()
        .filter(step -> isPricedUnseen(step, plan, now))
        .forEach(step -> wrong.add("\"" + step + "\": it shows no price, and would cost 0.00"));
    List<String> all = wrong.stream().distinct().toList();
    if (!all.isEmpty()) {
      throw new PricingException(
          "The plan's names are not those of its ids: "
              + all.stream().limit(SHOWN).collect(Collectors.joining("; "))
              + (all.size() > SHOWN ? "; and " + (all.size() - SHOWN) + " more" : "")
              + ". Nothing was sent: plan again from what is there now.");
    }
  }

  /** What an id of each cell is in truth, where that is something else than the plan says. */
  Map<Cell, String> others(Step step) {
    Map<Cell, String> others = new HashMap<>();
    for (Cell cell : step.cells()) {
      String other = other(step, cell);
      if (other != null) {
        others.put(cell, other);
      }
    }
    return others;
  }

  private @Nullable String other(Step step, Cell cell) {
    Profile profile = step.isProfile() ? now.profiles().get(step.id()) : null;
    if (profile != null && !profile.name().equals(step.name())) {
      return "profile " + step.id() + " is " + profile.name();
    }
    Offer offer = now.offers().get(cell.connector());
    return offer == null || isNamed(offer, cell.name())
        ? null
        : "connector " + cell.connector() + " is " + offer.name();
  }

  private boolean isNamed(Offer offer, String name) {
    Set<Object> both = renamed.getOrDefault(offer.id(), new HashSet<>());
    return offer.name().equals(name) || (both.contains(offer.name()) && both.contains(name));
  }

  /** The service gives a price of 0 to what is made without one. */
  private static boolean isPricedUnseen(Step step, List<Step> steps, Catalogue now) {
    return step.kind() == Step.Kind.CREATE
        && now.takesBasePrices()
        && step.cells().stream().noneMatch(cell -> cell.isPrice() || cell.field() == Field.BUCKET)
        && steps.stream()
            .noneMatch(
                other ->
                    other.kind() == Step.Kind.CHANGE
                        && other.id() == 0
                        && other.name().equals(step.name())
                        && other.cells().stream().anyMatch(Cell::isPrice));
  }

  /** Steps that were read from a journal, with what their ids are called now. */
  static List<Step> renamed(List<Step> steps, Catalogue now) {
    Identities identities = new Identities(steps, now);
    return steps.stream().map(identities::renamed).toList();
  }

  private Step renamed(Step step) {
    Profile profile = step.isProfile() ? now.profiles().get(step.id()) : null;
    List<Cell> cells = step.cells().stream().map(this::renamed).toList();
    String name =
        profile != null
            ? profile.name()
            : step.isProfile() || step.id() == 0 ? step.name() : cells.get(0).name();
    return new Step(step.kind(), step.id(), name, cells);
  }

  private Cell renamed(Cell cell) {
    Offer offer = now.offers().get(cell.connector());
    return offer == null || isNamed(offer, cell.name())
        ? cell
        : new Cell(cell.connector(), offer.name(), cell.field(), cell.before(), cell.after());
  }
}
