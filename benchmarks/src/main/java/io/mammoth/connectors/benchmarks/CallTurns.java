package io.mammoth.connectors.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The calls of {@link CallBenchmark} in one virtual machine and on one sandbox: those that fetch
 * take turns call by call, so that whatever disturbs the machine disturbs all sides alike; those
 * that list follow each other, as those of the vendor's client do between our turns.
 */
public final class CallTurns {
  private static final int CALLS = 100;

  private CallTurns() {}

  private interface Side {
    Object call() throws IOException;
  }

  /**
   * Prints the sandbox's variables, then for each line that is read the median microseconds of each
   * side: client, by {@code enqueue}, by {@code execute}, listing, listing by {@code execute}.
   */
  public static void main(String[] arguments) throws IOException {
    CallBenchmark calls = new CallBenchmark();
    calls.open();
    calls.sandbox.exports().forEach(System.out::println);
    List<Side> fetches = List.of(calls::client, calls::enqueueByHand, calls::executeByHand);
    List<Side> listing = List.of(calls::clientListsWorkspace);
    List<Side> listingByHand = List.of(calls::executeListsWorkspaceByHand);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) {
      System.out.println(turn(fetches) + " " + turn(listing) + " " + turn(listingByHand));
    }
    calls.close();
    System.exit(0);
  }

  private static String turn(List<Side> sides) throws IOException {
    double[][] micros = new double[sides.size()][CALLS];
    for (int call = 0; call < CALLS; call++) {
      for (int side = 0; side < micros.length; side++) {
        long start = System.nanoTime();
        sides.get(side).call();
        micros[side][call] = (System.nanoTime() - start) / 1e3;
      }
    }
    return List.of(micros).stream().map(CallTurns::median).collect(Collectors.joining(" "));
  }

  private static String median(double[] micros) {
    Arrays.sort(micros);
    return Double.toString(micros[micros.length / 2]);
  }
}
