package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.Plan;
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
      description = "Plans the opposite of the last applied plan; once more: of the one before.")
  static final class Undo extends MagicCommand {
    @Override
    public Object call() {
      WriteLog.Write last = WriteLog.HERE.last();
      if (last == null) {
        return WriteLog.HERE.isEmpty() ? nothing() : Card.of("All of it is taken back already.");
      }
      return last.journal() == null ? kept(last) : Plan.open(last.journal().toString()).revert();
    }

    private static Card kept(WriteLog.Write last) {
      return Card.of("Cannot be taken back")
          .remark(
              "The last write, " + last + ", was not a plan's: nobody kept what was there before.");
    }
  }

  @Command(name = "redo", description = "Plans what the last undo took back, once again.")
  static final class Redo extends MagicCommand {
    @Override
    public Object call() {
      Journal undo = WriteLog.HERE.undone().last();
      return undo == null ? Card.of("Nothing is undone that could be done again.") : undo.revert();
    }
  }

  private static Card nothing() {
    return Card.of("This notebook has written nothing.");
  }
}
