package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.kernel.display.Card;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What {@code %mammoth} says of the session and switches in it. */
final class SessionCommands {
  private SessionCommands() {}

  @Command(name = "status", description = "Account or sandbox, workspace, writes, versions.")
  static final class Status extends MagicCommand {
    @Override
    public Object call() {
      return Notebook.status();
    }
  }

  @Command(name = "login", description = "Asks for credentials without showing them.")
  static final class Login extends MagicCommand {
    @Override
    public Object call() {
      return Notebook.login();
    }
  }

  @Command(name = "sandbox", description = "The embedded sandbox instead of an account.")
  static final class Sandbox extends MagicCommand {
    @Override
    public Object call() {
      return Notebook.sandbox();
    }
  }

  @Command(name = "use", description = "Another workspace where a call names none.")
  static final class Use extends MagicCommand {
    @Parameters(paramLabel = "WORKSPACE", description = "Its number.")
    private int workspace;

    @Override
    public Object call() {
      return Notebook.use(workspace);
    }
  }

  @Command(name = "writes", description = "Lets calls change something, or not.")
  static final class Writes extends MagicCommand {
    @Parameters(paramLabel = "on|off", description = "on or off.")
    private String on = "";

    @Override
    public Object call() {
      return switch (on.toLowerCase(Locale.ROOT)) {
        case "on" -> Notebook.writes(true);
        case "off" -> Notebook.writes(false);
        default -> throw new ConfigurationException("Usage: %mammoth writes on|off");
      };
    }
  }

  @Command(name = "error", description = "All about the last call that failed.")
  static final class Failure extends MagicCommand {
    @Override
    public Card call() {
      return LastFailure.LISTENER.card();
    }
  }
}
