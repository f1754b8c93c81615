package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Answer;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Fields;
import io.mammoth.connectors.SortOrder;
import io.mammoth.connectors.WorkspaceConnectors;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code %mammoth} reads from the service. */
final class ReadCommands {
  private ReadCommands() {}

  /** What every command that reads has. */
  private abstract static class Reading extends MagicCommand {
    @Option(names = "--json", description = "The service's own JSON instead of a table.")
    private boolean json;

    /** The result, or each answer that it was made of, one a line. */
    Object read(Callable<Object> result, Consumer<Consumer<Answer>> raw) throws Exception {
      if (!json) {
        return result.call();
      }
      StringJoiner bodies = new StringJoiner("\n");
      raw.accept(answer -> bodies.add(new String(answer.body(), StandardCharsets.UTF_8)));
      return ServiceJson.OF_THIS_NOTEBOOK.of(bodies.toString());
    }

    static Connectors tapped(Consumer<Answer> answers) {
      return Notebook.connectors.withAnswers(answers);
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
      query = fields == null ? query : query.fields(ReadCommands.fields(fields));
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
      Fields chosen = fields == null ? Fields.STANDARD : ReadCommands.fields(fields);
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

  private static Fields fields(String names) {
    return switch (names.toLowerCase(Locale.ROOT)) {
      case "min" -> Fields.MIN;
      case "standard" -> Fields.STANDARD;
      case "full" -> Fields.FULL;
      default -> Fields.of(names.split(",", -1));
    };
  }
}
