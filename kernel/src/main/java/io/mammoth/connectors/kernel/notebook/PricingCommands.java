package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.pricing.Plan;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** What {@code %mammoth} says of prices and of what was written. */
final class PricingCommands {
  private PricingCommands() {}

  @Command(name = "prices", description = "What everything costs, by profile (administrators).")
  static final class Prices extends MagicCommand {
    @Override
    public Object call() {
      return Notebook.prices();
    }
  }

  @Command(name = "log", description = "What this notebook wrote.")
  static final class Log extends MagicCommand {
    @Override
    public Object call() {
      return WriteLog.HERE.isEmpty() ? nothing() : WriteLog.HERE.table();
    }
  }

  @Command(
      name = "undo",
      description = "Plans the opposite of the last applied plan; apply() does it.")
  static final class Undo extends MagicCommand {
    @Override
    public Object call() {
      Path journal = WriteLog.HERE.lastJournal();
      if (WriteLog.HERE.isEmpty()) {
        return nothing();
      }
      return journal == null
          ? Card.of("Cannot be taken back")
              .remark(
                  "The last write, "
                      + WriteLog.HERE.lastCall()
                      + ", was not a plan's: nobody kept what was there before.")
          : Plan.open(journal.toString()).revert();
    }
  }

  private static Card nothing() {
    return Card.of("This notebook has written nothing.");
  }
}
