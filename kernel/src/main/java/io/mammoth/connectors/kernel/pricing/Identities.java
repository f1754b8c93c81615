package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import io.mammoth.connectors.kernel.pricing.Catalogue.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    checkNumbers(steps, plan, wrong);
    if (now.takesBasePrices()) {
      unpriced(steps, plan)
          .forEach(step -> wrong.add("\"" + step + "\": it shows no price, and would cost 0.00"));
    }
    List<String> all = wrong.stream().distinct().toList();
    if (!all.isEmpty()) {
      throw new PricingException(
          "The plan's names are not those of its ids: "
              + Conflicts.shown(all, SHOWN)
              + "."
              + Conflicts.NOTHING_SENT);
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
    String profile = otherProfile(step);
    return profile == null ? otherConnector(cell) : profile;
  }

  private @Nullable String otherProfile(Step step) {
    Profile profile = step.isProfile() ? now.profiles().get(step.id()) : null;
    return profile == null || profile.name().equals(step.name())
        ? null
        : "profile " + step.id() + " is " + profile.name();
  }

  private @Nullable String otherConnector(Cell cell) {
    Offer offer = now.offers().get(cell.connector());
    return offer == null || isNamed(offer, cell.name())
        ? null
        : "connector " + cell.connector() + " is " + offer.name();
  }

  private boolean isNamed(Offer offer, String name) {
    Set<Object> both = renamed.getOrDefault(offer.id(), new HashSet<>());
    return offer.name().equals(name) || (both.contains(offer.name()) && both.contains(name));
  }

  private static void checkNumbers(List<Step> steps, List<Step> plan, List<String> wrong) {
    try {
      StepShape.checkNumbers(steps, plan);
    } catch (IllegalArgumentException unmade) {
      wrong.add(String.valueOf(unmade.getMessage()));
    }
  }

  /**
   * The steps that make a connector without a word of its price: where the service keeps base
   * prices, it gives one of 0 to it.
   *
   * @param plan all steps of the plan
   */
  static List<Step> unpriced(List<Step> steps, List<Step> plan) {
    Set<String> priced =
        plan.stream()
            .filter(step -> step.kind() == Step.Kind.CHANGE && step.id() == 0)
            .filter(step -> step.cells().stream().anyMatch(Cell::isPrice))
            .map(Step::name)
            .collect(Collectors.toSet());
    return steps.stream()
        .filter(step -> step.kind() == Step.Kind.CREATE && !priced.contains(step.name()))
        .filter(step -> step.cells().stream().noneMatch(Cell::isPrice))
        .toList();
  }

  /**
   * Steps that were read from a journal, with what their ids are called now.
   *
   * @param remarks is told what was renamed since
   */
  static List<Step> renamed(List<Step> steps, Catalogue now, List<String> remarks) {
    Identities identities = new Identities(steps, now);
    Set<String> others = new LinkedHashSet<>();
    for (Step step : steps) {
      tell(others, identities.otherProfile(step), step.name());
      step.cells().forEach(cell -> tell(others, identities.otherConnector(cell), cell.name()));
    }
    if (!others.isEmpty()) {
      remarks.add("Renamed since: " + Conflicts.shown(List.copyOf(others)) + ".");
    }
    return steps.stream().map(identities::renamed).toList();
  }

  private static void tell(Set<String> others, @Nullable String other, String name) {
    if (other != null) {
      others.add(other + ", in the journal " + name);
    }
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
