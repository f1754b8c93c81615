package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** {@code %mammoth COMMAND}: the few commands that are shorter than their Java twins. */
final class MammothMagic {
  private static final Map<String, Function<List<String>, Object>> COMMANDS = commands();

  private MammothMagic() {}

  private static Map<String, Function<List<String>, Object>> commands() {
    Map<String, Function<List<String>, Object>> commands = new LinkedHashMap<>();
    commands.put("status", none -> Notebook.status());
    commands.put("help", none -> Notebook.help());
    commands.put("list", none -> Notebook.table(Notebook.connectors.listAll()));
    commands.put("get", key -> Notebook.connectors.get(one("get KEY", key)));
    commands.put("fetch", none -> Notebook.table(Notebook.connectors.fetch()));
    commands.put("writes", on -> Notebook.writes(onOrOff(one("writes on|off", on))));
    commands.put("use", number -> Notebook.use(number(one("use WORKSPACE", number))));
    commands.put("sandbox", none -> Notebook.sandbox());
    return commands;
  }

  /** Runs what follows {@code %mammoth}; nothing means status. */
  static Object run(List<String> arguments) {
    List<String> words = words(arguments);
    String name = words.isEmpty() ? "status" : words.get(0).toLowerCase(Locale.ROOT);
    Function<List<String>, Object> command = COMMANDS.get(name);
    if (command == null) {
      throw new ConfigurationException(
          "There is no %mammoth " + words.get(0) + ". " + Suggestion.of(name, COMMANDS.keySet()));
    }
    return command.apply(words.isEmpty() ? words : words.subList(1, words.size()));
  }

  /** A line of Java may end in a semicolon or a comment; neither is an argument. */
  private static List<String> words(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("//")) {
        break;
      }
      String word =
          argument.endsWith(";") ? argument.substring(0, argument.length() - 1) : argument;
      if (!word.isBlank()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String one(String usage, List<String> arguments) {
    if (arguments.size() != 1) {
      throw new ConfigurationException("Usage: %mammoth " + usage);
    }
    return arguments.get(0);
  }

  private static boolean onOrOff(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new ConfigurationException("Usage: %mammoth writes on|off");
    };
  }

  private static int number(String word) {
    if (!word.matches("[1-9]\\d{0,8}")) {
      throw new ConfigurationException("Usage: %mammoth use WORKSPACE, a whole number above 0.");
    }
    return Integer.parseInt(word);
  }
}
