package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Answer;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.SortOrder;
import io.mammoth.connectors.WorkspaceConnectors;
import io.mammoth.connectors.kernel.display.Card;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands of {@code %mammoth}. What changes something is done in Java, which is shorter and
 * typed.
 */
@Command(
    name = "%mammoth",
    subcommands = {
      MagicCommands.Status.class,
      MagicCommands.ListAll.class,
      MagicCommands.Get.class,
      MagicCommands.Fetch.class,
      MagicCommands.Delete.class,
      MagicCommands.Login.class,
      MagicCommands.Sandbox.class,
      MagicCommands.Use.class,
      MagicCommands.Writes.class,
      MagicCommands.Failure.class
    })
final class MagicCommands {

  static CommandLine line() {
    // An argument that begins with @ is one, not the name of a file with more of them.
    return new CommandLine(new MagicCommands()).setExpandAtFiles(false);
  }

  /** What every command has. */
  private abstract static class One implements Callable<Object> {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true)
    private boolean unusedHelp; // picocli asks the parse result instead
  }

  /** What every command that reads has. */
  private abstract static class Reading extends One {
    @Option(names = "--json", description = "The service's own JSON instead of a table.")
    private boolean json;

    /** The result, or each answer that it was made of, one a line. */
    Object read(Callable<Object> result, Consumer<Consumer<Answer>> raw) throws Exception {
      if (!json) {
        return result.call();
      }
      StringJoiner bodies = new StringJoiner("\n");
      raw.accept(answer -> bodies.add(new String(answer.body(), StandardCharsets.UTF_8)));
      return bodies.toString();
    }

    static Connectors tapped(Consumer<Answer> answers) {
      return Notebook.connectors.withAnswers(answers);
    }
  }

  @Command(name = "status", description = "Account or sandbox, workspace, writes, versions.")
  static final class Status extends One {
    @Override
    public Object call() {
      return Notebook.status();
    }
  }

  @Command(name = "list", description = "Workspace connectors as a table, all pages of them.")
  static final class ListAll extends Reading {
    @Option(names = "--limit", description = "At most so many.")
    private @Nullable Integer limit;

    @Option(names = "--fields", description = "min, standard, full, or names with commas.")
    private @Nullable String fields;

    @Option(names = "--sort", description = "A field, as name_key or name_key:desc.")
    private @Nullable String sort;

    @Option(names = "--key", description = "Only the one with this name key.")
    private @Nullable String key;

    @Option(
        names = "--premium",
        arity = "1",
        description = "true or false: only those that cost extra, or not.")
    private @Nullable Boolean premium;

    @Option(
        names = "--added",
        arity = "1",
        description = "true or false: only those the workspace has, or not.")
    private @Nullable Boolean added;

    @Option(
        names = "--connected",
        arity = "1",
        description = "true or false: only those with connections, or not.")
    private @Nullable Boolean connected;

    @Override
    public Object call() throws Exception {
      ConnectorQuery query = query();
      WorkspaceConnectors all = Notebook.connectors.listAll(query);
      return read(
          () -> Notebook.table(all), answers -> tapped(answers).listAll(query).forEach(c -> {}));
    }

    private ConnectorQuery query() {
      if (limit != null && limit < 1) {
        throw new ConfigurationException("--limit must be above 0.");
      }
      ConnectorQuery query = ConnectorQuery.all();
      query = limit == null ? query : query.maxItems(limit).limit(Math.min(100, limit));
      query = fields == null ? query : query.fields(MagicCommands.fields(fields));
      query = sort == null ? query : sorted(query, sort);
      query = key == null ? query : query.nameKey(key);
      query = premium == null ? query : query.premium(premium);
      query = added == null ? query : query.added(added);
      return connected == null ? query : query.withConnections(connected);
    }

    private static ConnectorQuery sorted(ConnectorQuery query, String sort) {
      ConnectorQuery sorted = query;
      for (String term : sort.split(",", -1)) {
        String[] parts = term.split(":", -1);
        boolean down = parts.length == 2 && parts[1].equalsIgnoreCase("desc");
        sorted = sorted.sort(parts[0], down ? SortOrder.DESC : SortOrder.ASC);
      }
      return sorted;
    }
  }

  @Command(name = "get", description = "One workspace connector.")
  static final class Get extends Reading {
    @Parameters(paramLabel = "KEY", description = "Its name key, as list shows it.")
    private String key = "";

    @Option(names = "--fields", description = "min, standard, full, or names with commas.")
    private @Nullable String fields;

    @Override
    public Object call() throws Exception {
      Fields chosen = fields == null ? Fields.STANDARD : MagicCommands.fields(fields);
      return read(
          () -> Notebook.connectors.get(key, chosen), answers -> tapped(answers).get(key, chosen));
    }
  }

  @Command(name = "fetch", description = "Subscription connectors as a table (administrators).")
  static final class Fetch extends Reading {
    @Override
    public Object call() throws Exception {
      return read(
          () -> Notebook.table(Notebook.connectors.fetch()), answers -> tapped(answers).fetch());
    }
  }

  @Command(name = "delete", description = "Deletes a subscription connector (administrators).")
  static final class Delete extends One {
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

  @Command(name = "login", description = "Asks for credentials without showing them.")
  static final class Login extends One {
    @Override
    public Object call() {
      return Notebook.login();
    }
  }

  @Command(name = "sandbox", description = "The embedded sandbox instead of an account.")
  static final class Sandbox extends One {
    @Override
    public Object call() {
      return Notebook.sandbox();
    }
  }

  @Command(name = "use", description = "Another workspace where a call names none.")
  static final class Use extends One {
    @Parameters(paramLabel = "WORKSPACE", description = "Its number.")
    private int workspace;

    @Override
    public Object call() {
      return Notebook.use(workspace);
    }
  }

  @Command(name = "writes", description = "Lets calls change something, or not.")
  static final class Writes extends One {
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
  static final class Failure extends One {
    @Override
    public Card call() {
      return LastFailure.LISTENER.card();
    }
  }

  private static Fields fields(String names) {
    return switch (names.toLowerCase(Locale.ROOT)) {
      case "min" -> Fields.MIN;
      case "standard" -> Fields.STANDARD;
      case "full" -> Fields.FULL;
      default -> Fields.of(names.split(",", -1));
    };
  }
}
