package io.github.classgraph;

import java.util.List;

/** What a scan of Tablesaw's own readers and writers finds. */
public final class ScanResult implements AutoCloseable {

  private static final String IO = "tech.tablesaw.io.";

  ScanResult() {}

  /** The readers or the writers of Tablesaw's core, whichever the interface names. */
  public ClassInfoList getClassesImplementing(String interfaceName) {
    return new ClassInfoList(
        switch (interfaceName) {
          case IO + "DataReader" -> List.of(IO + "csv.CsvReader", IO + "fixed.FixedWidthReader");
          case IO + "DataWriter" -> List.of(IO + "csv.CsvWriter", IO + "fixed.FixedWidthWriter");
          default -> List.of();
        });
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}
