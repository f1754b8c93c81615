package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes a subscription connector (administrators).")
final class DeleteCommand extends MagicCommand {
  @Parameters(paramLabel = "NAME", description = "Its name, in quotes where it has spaces.")
  private String name = "";

  @Option(names = "--yes", description = "Do it; without, only what would go is shown.")
  private boolean yes;

  @Override
  public Object call() {
    Connector connector = Notebook.connectors.named(name);
    return yes
        ? Notebook.connectors.delete(connector)
        : RecordCards.of(connector).remark("This would be deleted. Say --yes to do it.");
  }
}
