package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Any plan, with requests and responses lost, reads that lag, kills at any point, and another
 * person at work between the attempts: nothing is written twice, nothing of the other person is
 * overwritten, complete means complete, and the journal tells the truth of each step.
 */
class AnyTroubleTest extends AnyCase {
  private static final List<Duration> LAGS =
      List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofMinutes(10));
  private static final int ATTEMPTS = 6;

  @Provide
  Arbitrary<List<Integer>> choices() {
    return numbers();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Property(seed = "17", edgeCases = EdgeCasesMode.NONE)
  void nothingIsWrittenTwiceOrOverAnotherPersonsChange(@ForAll("choices") List<Integer> choices) {
    Choices random = new Choices(choices);
    RandomCatalogue values = new RandomCatalogue(random);
    boolean october = random.nextBoolean();
    Sandbox sandbox =
        Sandbox.from(values.next(8, october), october ? Dialect.OCTOBER : Dialect.JULY, 0);
    try (FaultyWay way = new FaultyWay(sandbox.serverUrl());
        SandboxDesk truth =
            new SandboxDesk(sandbox, sandbox.serverUrl(), folder().resolve("truth"));
        SandboxDesk desk =
            new SandboxDesk(through(way, truth.account), sandbox.dialect(), folder(), () -> {})) {
      RandomEdit edit = new RandomEdit(random, values, desk.read(), Prices.of(desk));
      Plan plan = edit.plan(desk);
      if (plan.steps() > 0) {
        new Work(way, truth, desk, edit, plan, random, values).run();
      }
    }
  }

  private static Account through(FaultyWay way, Account account) {
    return new Account(way.serverUrl(), account.credentials(), account.workspace(), true);
  }

  /** A plan, and what happens while it is applied. */
  private static final class Work {
    private final FaultyWay way;
    private final SandboxDesk truth;
    private final SandboxDesk desk;
    private final RandomEdit edit;
    private final Plan plan;
    private final Random random;
    private final RandomCatalogue values;
    private final Duration lag;
    private final List<Step> steps;
    private final WrittenOnce writes;
    private final boolean withOthers;
    private boolean hasOthers;

    Work(
        FaultyWay way,
        SandboxDesk truth,
        SandboxDesk desk,
        RandomEdit edit,
        Plan plan,
        Random random,
        RandomCatalogue values) {
      this.way = way;
      this.truth = truth;
      this.desk = desk;
      this.edit = edit;
      this.plan = plan;
      this.random = random;
      this.values = values;
      this.lag = LAGS.get(random.nextInt(LAGS.size()));
      Path file = plan.save(truth.journals() + ".json");
      this.steps = PlanFile.read(file).draft().steps();
      this.withOthers = random.nextBoolean();
      boolean isShownInTime = lag.compareTo(Duration.ofSeconds(20)) < 0;
      this.writes = new WrittenOnce(truth, new Lag(desk, lag), steps, isShownInTime);
      way.behave(writes);
    }

    void run() {
      for (int i = 0; i < ATTEMPTS && !isComplete(); i++) {
        if (withOthers && random.nextInt(3) == 0) {
          anotherPerson(steps.get(random.nextInt(steps.size())));
        }
        trouble();
        attempt();
      }
      desk.watch = where -> {};
      for (int i = 0; i <= 2 * steps.size() && !isComplete(); i++) {
        settle();
        attempt();
      }
      settle();
      assertTrue(hasOthers || isComplete(), () -> "nothing is in the way: " + journalText());
      if (!hasOthers) {
        assertEquals(edit.after.toString(), Expected.of(truth.read()).toString());
        revert();
      }
    }

    /** Reads show all that was written. */
    private void settle() {
      desk.nanos += lag.toNanos();
    }

    private void trouble() {
      desk.watch = where -> {};
      switch (random.nextInt(4)) {
        case 2 -> justBefore(random.nextInt(steps.size()));
        case 0 -> {
          int[] left = {random.nextInt(6 * steps.size() + 1)};
          desk.watch =
              where -> {
                if (left[0]-- == 0) {
                  throw new Killed();
                }
              };
        }
        case 1 -> {
          FaultyWay.Fault[] faults = FaultyWay.Fault.values();
          // What is created comes first, and is what must not be repeated.
          int writes = random.nextInt(random.nextBoolean() ? 2 : steps.size());
          way.failAfter(writes, faults[random.nextInt(faults.length)]);
        }
        default -> {}
      }
    }

    /** A name is free, and a profile as read, until just before its write. */
    private void justBefore(int index) {
      Step step = steps.get(index);
      boolean isSeen = step.isProfile() || step.kind() == Step.Kind.CREATE;
      if (withOthers && lag.isZero() && isSeen) {
        desk.watch =
            where -> {
              if (where.equals("sending step " + (index + 1))) {
                anotherPerson(step);
              }
            };
      }
    }

    private void attempt() {
      try {
        assertTrue(begunOrResumed().isComplete());
      } catch (PricingException stopped) {
        String said = String.valueOf(stopped.getMessage());
        assertFalse(isComplete(), said);
        assertFalse(said.contains("Nothing was done so far") && !writes.taken.isEmpty(), said);
        assertFalse(said.contains("planned: . "), said);
      } catch (Killed killed) {
        desk.watch = where -> {};
      } finally {
        way.failAfter(Integer.MAX_VALUE, FaultyWay.Fault.LOST);
      }
      Throwable wrong = writes.wrong;
      if (wrong != null) {
        throw new AssertionError(journalText(), wrong);
      }
      check();
    }

    private Journal begunOrResumed() {
      if (desk.written.isEmpty()) {
        return plan.apply();
      }
      Path file = desk.written.get(0);
      return Applying.resume(desk, file, random.nextBoolean() ? LostCreation.in(truth, file) : 0);
    }

    private boolean isComplete() {
      return !desk.written.isEmpty() && Journal.open(desk.written.get(0)).isComplete();
    }

    private String journalText() {
      return desk.written.isEmpty()
          ? "nothing was begun"
          : Journal.open(desk.written.get(0)).table().printAll();
    }

    /** Whether the journal tells what is true. */
    private void check() {
      if (desk.written.isEmpty()) {
        assertTrue(writes.taken.isEmpty(), "nothing is sent without a journal");
        return;
      }
      Journal journal = Journal.open(desk.written.get(0));
      Catalogue now = truth.read();
      for (int number = 1; number <= steps.size(); number++) {
        int step = number;
        boolean taken = writes.taken.contains(number);
        JournalEntry entry = journal.entry(number);
        Journal.@Nullable State state = entry == null ? null : entry.state();
        assertTrue(taken || state != Journal.State.DONE, () -> "not done: " + step + journalText());
        assertTrue(
            !taken || state != Journal.State.ALREADY, () -> "the plan's: " + step + journalText());
        assertTrue(
            !taken || journal.isBegun(number), () -> "may be undone: " + step + journalText());
        if (journal.isComplete()) {
          assertTrue(
              writes.isTrue(steps.get(number - 1), now),
              () -> "complete, but not so: " + step + journalText());
        }
      }
    }

    /** Another person changes something, once reads show all that was written. */
    private void anotherPerson(Step step) {
      settle();
      Cell cell = step.cells().get(random.nextInt(step.cells().size()));
      Catalogue now = truth.read();
      if (step.kind() == Step.Kind.CREATE) {
        if (now.named(step.name()) == null) {
          boolean other =
              step.cells().stream()
                  .noneMatch(
                      any -> any.field() == Field.ENABLED && Boolean.TRUE.equals(any.after()));
          truth.mammoth().connectors().create(step.name(), c -> c.enabled(other));
          hasOthers = true;
        }
        return;
      }
      WrittenOnce.Key key = new WrittenOnce.Key(step.isProfile() ? step.id() : 0, cell.connector());
      if (!cell.isPrice() || cell.connector() == 0 || writes.isSetByAnother(key)) {
        return;
      }
      Object old = key.in(now);
      Object price = price(step, cell);
      if (!(price instanceof java.math.BigDecimal set) || Values.same(old, price)) {
        return;
      }
      if (step.isProfile()) {
        boolean held =
            Objects.requireNonNull(now.profiles().get(step.id()))
                .terms()
                .containsKey(cell.connector());
        if (!held) {
          return;
        }
        truth.mammoth().profiles().update(step.id(), p -> p.price(cell.connector(), set));
      } else if (step.kind() == Step.Kind.CHANGE && now.offers().containsKey(cell.connector())) {
        truth.mammoth().connectors().update(cell.connector(), c -> c.pricePerMonth(set));
      } else {
        return;
      }
      writes.setByAnother(key);
      hasOthers = true;
    }

    /** Any price; the planned one; or the one from before, where the journal has it as done. */
    private @Nullable Object price(Step step, Cell cell) {
      boolean done =
          !desk.written.isEmpty()
              && Journal.open(desk.written.get(0)).isConfirmed(steps.indexOf(step) + 1);
      return switch (random.nextInt(3)) {
        case 0 -> values.above0();
        case 1 -> cell.after();
        default -> done ? cell.before() : values.above0();
      };
    }

    private void revert() {
      heal();
      PlanFile.open(desk, desk.written.get(0)).revert().apply();
      assertEquals(edit.restored.toString(), Expected.of(truth.read()).toString());
    }

    private void heal() {
      way.behave((call, real) -> real.answer(call));
    }
  }
}
