package io.mammoth.connectors.kernel.notebook;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command of {@code %mammoth}; what it gives is the value of the line. */
abstract class MagicCommand implements Callable<Object> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true)
  private boolean unusedHelp; // picocli asks the parse result instead
}
