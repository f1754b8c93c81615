package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what is true at the service, whatever its reads show, and looks at each write of a plan:
 * none is repeated, and none changes what another person set.
 */
final class WrittenOnce implements FaultyWay.Behavior {
  private final SandboxDesk truth;
  private final FaultyWay.Behavior reads;
  private final List<Step> steps;

  /** Whether reads show each write within the time for which they are waited for. */
  private final boolean isShownInTime;

  private final Map<Key, @Nullable Object> others = new HashMap<>();
  private final Map<String, Long> made = new HashMap<>();

  /** The numbers of the steps that the service took. */
  final Set<Integer> taken = new HashSet<>();

  /** What went wrong, also here, for the thread of the test. */
  volatile @Nullable Throwable wrong;

  /** A price: in a profile or, where that is 0, a connector's own. */
  record Key(long profile, long connector) {
    @Nullable Object in(Catalogue catalogue) {
      if (profile == 0) {
        Catalogue.Offer offer = catalogue.offers().get(connector);
        return offer == null ? null : offer.price();
      }
      Catalogue.Terms terms =
          Objects.requireNonNull(catalogue.profiles().get(profile)).terms().get(connector);
      return terms == null ? null : terms.price();
    }
  }

  WrittenOnce(
      SandboxDesk truth, FaultyWay.Behavior reads, List<Step> steps, boolean isShownInTime) {
    this.truth = truth;
    this.reads = reads;
    this.steps = steps;
    this.isShownInTime = isShownInTime;
  }

  /** Another person set this. */
  void setByAnother(Key key) {
    others.put(key, key.in(truth.read()));
  }

  boolean isSetByAnother(Key key) {
    return others.containsKey(key);
  }

  @Override
  public FaultyWay.Reply answer(FaultyWay.Call call, FaultyWay.Service real)
      throws IOException, InterruptedException {
    if (!call.isWrite()) {
      return reads.answer(call, real);
    }
    try {
      int step = step(call);
      Catalogue before = truth.read();
      FaultyWay.Reply reply = reads.answer(call, real);
      look(call, step, reply.status() < 300, before, truth.read());
      return reply;
    } catch (Throwable found) {
      wrong = found;
      throw found;
    }
  }

  private void look(
      FaultyWay.Call call, int step, boolean isTaken, Catalogue before, Catalogue after) {
    assertTrue(step > 0, () -> "no step of the plan: " + call);
    others.forEach(
        (key, value) ->
            assertTrue(
                !Values.same(value, key.in(before)) || Values.same(value, key.in(after)),
                () -> call + " changes what another person set: " + key));
    Step sent = steps.get(step - 1);
    if (sent.kind() == Step.Kind.CREATE) {
      assertFalse(taken.contains(step), () -> "created a second time: " + call);
    }
    if (isTaken) {
      if (isShownInTime) {
        assertNotEquals(shown(before), shown(after), () -> "written a second time: " + call);
      }
      taken.add(step);
      if (sent.kind() == Step.Kind.CREATE) {
        made.put(sent.name(), Objects.requireNonNull(after.named(sent.name())).id());
      }
    }
  }

  private static String shown(Catalogue catalogue) {
    return Expected.of(catalogue).toString();
  }

  private int step(FaultyWay.Call call) throws IOException {
    String target = call.path().replaceAll(".*/", "");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      long id = step.id() == 0 ? made.getOrDefault(step.name(), 0L) : step.id();
      boolean isIt =
          switch (step.kind()) {
            case CREATE ->
                call.method().equals("POST")
                    && PlanJson.MAPPER
                        .readTree(call.body())
                        .path("name")
                        .asText()
                        .equals(step.name());
            case CHANGE ->
                call.method().equals("PUT")
                    && call.path().contains("/connectors/")
                    && target.equals("" + id);
            case PROFILE ->
                call.method().equals("PUT")
                    && call.path().contains("/connector-profiles/")
                    && target.equals("" + id);
            case DELETE -> call.method().equals("DELETE") && target.equals("" + id);
          };
      if (isIt) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Whether all that a step says is true at the service. */
  boolean isTrue(Step step, Catalogue now) {
    return switch (step.kind()) {
      case CREATE -> {
        Catalogue.Offer offer = now.named(step.name());
        yield offer != null
            && step.cells().stream()
                .allMatch(cell -> Values.same(cell.after(), offer.value(cell.field())));
      }
      case CHANGE -> {
        Catalogue.Offer offer = now.offer(step.id(), step.name());
        yield offer == null
            ? isDeleted(step.id(), step.name())
            : step.cells().stream()
                .allMatch(cell -> Values.same(cell.after(), offer.value(cell.field())));
      }
      case PROFILE -> step.cells().stream().allMatch(cell -> isTrue(step.id(), cell, now));
      case DELETE -> now.offers().get(step.id()) == null;
    };
  }

  /** What a step says of a connector that a later one deletes is true for a while. */
  private boolean isDeleted(long connector, String name) {
    return steps.stream()
        .filter(step -> step.kind() == Step.Kind.DELETE)
        .anyMatch(step -> step.id() == connector || step.name().equals(name));
  }

  private boolean isTrue(long profile, Cell cell, Catalogue now) {
    Catalogue.Offer offer = now.offer(cell.connector(), cell.name());
    if (offer == null) {
      return isDeleted(cell.connector(), cell.name());
    }
    Catalogue.Terms terms =
        Objects.requireNonNull(now.profiles().get(profile)).terms().get(offer.id());
    if (cell.field() == Field.MEMBER) {
      return Boolean.valueOf(terms != null).equals(cell.after());
    }
    return terms == null
        ? cell.after() == null
        : Values.same(cell.after(), cell.isPrice() ? terms.price() : terms.enabled());
  }
}
