package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Killed or cut off anywhere: resuming ends in the same state, and nothing is done twice. */
class KillPointsTest extends AnyCase {
  @Provide
  Arbitrary<List<Integer>> choices() {
    return numbers();
  }

  /** What a kill looks like from inside: nothing after it runs but what closes files. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Kills at a point: there are four a step, before and after each line and each request. */
  private static final class Killer implements Watch {
    private int left;

    Killer(int points) {
      left = points;
    }

    @Override
    public void at(String where) {
      if (left-- == 0) {
        throw new Killed();
      }
    }
  }

  @Property(seed = "11", edgeCases = EdgeCasesMode.NONE)
  void resumingEndsInTheSameStateAndNothingIsDoneTwice(@ForAll("choices") List<Integer> choices)
      throws IOException {
    Choices random = new Choices(choices);
    RandomCatalogue values = new RandomCatalogue(random);
    boolean october = random.nextBoolean();
    Sandbox sandbox =
        Sandbox.from(values.next(12, october), october ? Dialect.OCTOBER : Dialect.JULY, 0);
    try (FaultyWay way = new FaultyWay(sandbox.serverUrl());
        SandboxDesk desk = new SandboxDesk(sandbox, way.serverUrl(), folder())) {
      RandomEdit edit = new RandomEdit(random, values, desk.read(), Prices.of(desk));
      Plan plan = edit.plan(desk);
      for (int tries = 0; plan.steps() > 0 && !isComplete(desk); tries++) {
        assertTrue(tries < 50, "it comes to an end");
        attempt(desk, way, plan, random);
        tear(desk, random);
      }
      assertEquals(edit.after.toString(), Expected.of(desk.read()).toString());
      assertEquals(plan.steps(), way.arrived.size(), way.arrived::toString);
    }
  }

  private static boolean isComplete(SandboxDesk desk) {
    return !desk.written.isEmpty() && Journal.open(desk.written.get(0)).isComplete();
  }

  /** Begins or goes on, and comes to grief at a point of the program or on a write's way. */
  private static void attempt(SandboxDesk desk, FaultyWay way, Plan plan, Random random) {
    boolean kill = random.nextBoolean();
    desk.watch = kill ? new Killer(random.nextInt(4 * plan.steps() + 1)) : where -> {};
    if (!kill) {
      FaultyWay.Fault[] faults = FaultyWay.Fault.values();
      way.failAfter(random.nextInt(plan.steps()), faults[random.nextInt(faults.length)]);
    }
    try {
      Journal journal =
          desk.written.isEmpty() ? plan.apply() : resume(desk, desk.written.get(0), random);
      assertTrue(journal.isComplete());
    } catch (Killed | PricingException stopped) {
      assertFalse(isComplete(desk) && stopped instanceof PricingException, stopped::toString);
    } finally {
      way.failAfter(Integer.MAX_VALUE, FaultyWay.Fault.LOST);
    }
  }

  /** Half of the times by itself alone, which never repeats a creation of unknown outcome. */
  private static Journal resume(SandboxDesk desk, Path file, Random random) {
    return Applying.resume(desk, file, random.nextBoolean() ? LostCreation.in(desk, file) : 0);
  }

  /** A killed program may leave half a line. */
  private static void tear(SandboxDesk desk, Random random) throws IOException {
    if (!isComplete(desk) && random.nextBoolean()) {
      String half = "{\"step\":1,\"state\":\"do";
      Files.writeString(desk.written.get(0), half, StandardOpenOption.APPEND);
    }
  }
}
