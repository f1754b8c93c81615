package io.mammoth.connectors.benchmarks;

import io.mammoth.connectors.DecodedAnswer;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tech.tablesaw.api.Table;

/** An answer's bytes to the full table: ten columns, times parsed, lists joined. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class TableBenchmark {
  @Param({"1000", "100000"})
  int rows;

  private byte[] answer = {};

  @Setup
  public void make() {
    answer = ManyConnectors.bytes(rows);
  }

  @Benchmark
  public Table table() throws IOException {
    return ConnectorTables.connectors("Subscription connectors", DecodedAnswer.connectors(answer));
  }
}
