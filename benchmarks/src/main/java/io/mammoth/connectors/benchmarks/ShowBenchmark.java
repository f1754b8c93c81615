package io.mammoth.connectors.benchmarks;

import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.TableView;
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
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Showing a table as a cell's result does: HTML and text of 20 rows, however many there are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ShowBenchmark {
  @Param({"100", "1000000"})
  private int rows;

  private Table table;

  @Setup
  public void make() {
    StringColumn name = StringColumn.create("name");
    DoubleColumn price = DoubleColumn.create("price_per_month");
    DoubleColumn share = DoubleColumn.create("share");
    for (int i = 0; i < rows; i++) {
      name.append("Connector " + i);
      price.append(i % 90 + 0.99);
      share.append(i / 7.0);
    }
    table = Table.create("Many", name, price, share);
  }

  @Benchmark
  public Object show() {
    return TableView.of(table, Limits.STANDARD);
  }
}
