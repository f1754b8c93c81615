package io.mammoth.connectors.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The tables of {@link TableBenchmark}, a hundred small ones and one with as many rows, in turn and
 * in one virtual machine.
 */
public final class TableTurns {
  private static final int FEW = 1_000;
  private static final int TIMES = 100;

  private TableTurns() {}

  /** For each line that is read, prints the milliseconds of the hundred and of the one. */
  public static void main(String[] arguments) throws IOException {
    TableBenchmark few = of(FEW);
    TableBenchmark many = of(FEW * TIMES);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) {
      System.out.println(milliseconds(few, TIMES) + " " + milliseconds(many, 1));
    }
  }

  private static TableBenchmark of(int rows) {
    TableBenchmark benchmark = new TableBenchmark();
    benchmark.rows = rows;
    benchmark.make();
    return benchmark;
  }

  private static double milliseconds(TableBenchmark benchmark, int times) throws IOException {
    int rows = 0;
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      rows += benchmark.table().rowCount();
    }
    double millis = (System.nanoTime() - start) / 1e6;
    if (rows != FEW * TIMES) {
      throw new IllegalStateException(rows + " rows were made, not " + FEW * TIMES);
    }
    return millis;
  }
}
