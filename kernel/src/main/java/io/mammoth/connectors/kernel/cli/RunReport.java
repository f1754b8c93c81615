package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.cli.CellFate.Status;
import java.util.List;
import java.util.Optional;

/** A notebook that was run, cell by cell, in order. */
record RunReport(NotebookFile notebook, List<CellFate> fates) {

  static final int TIMED_OUT = 4;
  static final int DIFFERS = 5;

  /** The first cell that did not end well. */
  Optional<CellFate> bad() {
    return fates.stream().filter(CellFate::bad).findFirst();
  }

  boolean isStopped() {
    return fates.stream().anyMatch(fate -> fate.status() == Status.STOPPED);
  }

  int exitCode() {
    return bad().map(fate -> exitCode(fate.status())).orElse(0);
  }

  private static int exitCode(Status status) {
    return switch (status) {
      case TIMEOUT -> TIMED_OUT;
      case DIFFERS -> DIFFERS;
      default -> CommandFailure.FAILED;
    };
  }

  double seconds() {
    return fates.stream().mapToDouble(CellFate::seconds).sum();
  }

  /** Names the cell that went wrong, with its heading, and says how. */
  static String sentence(CellFate fate) {
    return fate.cell() + ": " + fate.message();
  }
}
