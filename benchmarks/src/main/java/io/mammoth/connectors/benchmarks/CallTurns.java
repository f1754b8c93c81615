package io.mammoth.connectors.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The calls of {@link CallBenchmark}, taking turns call by call in one virtual machine and on one
 * sandbox: whatever disturbs the machine disturbs all sides alike.
 */
public final class CallTurns {
  private static final int CALLS = 100;

  private CallTurns() {}

  private interface Side {
    Object call() throws IOException;
  }

  /**
   * Prints the sandbox's variables, then for each line that is read the median microseconds of each
   * side: client, by {@code enqueue}, by {@code execute}, listing.
   */
  public static void main(String[] arguments) throws IOException {
    CallBenchmark calls = new CallBenchmark();
    calls.open();
    calls.sandbox.exports().forEach(System.out::println);
    List<Side> sides =
        List.of(
            calls::client, calls::enqueueByHand, calls::executeByHand, calls::clientListsWorkspace);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) {
      System.out.println(turn(sides));
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
