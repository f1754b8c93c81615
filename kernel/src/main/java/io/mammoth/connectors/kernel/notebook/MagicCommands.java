package io.mammoth.connectors.kernel.notebook;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands of {@code %mammoth}, in the order in which they are listed. What changes something
 * is done in Java, which is shorter and typed.
 */
@Command(
    name = "%mammoth",
    subcommands = {
      SessionCommands.Status.class,
      ReadCommands.ListAll.class,
      ReadCommands.Get.class,
      ReadCommands.Fetch.class,
      DeleteCommand.class,
      SessionCommands.Login.class,
      SessionCommands.Sandbox.class,
      SessionCommands.Use.class,
      SessionCommands.Writes.class,
      PricingCommands.Prices.class,
      PricingCommands.Log.class,
      PricingCommands.Undo.class,
      PricingCommands.Redo.class,
      SessionCommands.Failure.class
    })
final class MagicCommands {

  static CommandLine line() {
    // An argument that begins with @ is one, not the name of a file with more of them.
    return new CommandLine(new MagicCommands()).setExpandAtFiles(false);
  }
}
