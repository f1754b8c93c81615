package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.kernel.display.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code %mammoth COMMAND}: parses what follows, and says what is wrong with it in one sentence.
 */
final class MammothMagic {
  private static final int LONGEST_WORD = 40;

  private MammothMagic() {}

  /** Runs what follows {@code %mammoth}; nothing means status. */
  static Object run(List<String> arguments) {
    List<String> words = words(arguments);
    if (words.isEmpty()) {
      return Notebook.status();
    }
    CommandLine magic = MagicCommands.line();
    words.set(0, words.get(0).toLowerCase(Locale.ROOT));
    if (words.size() == 1 && words.get(0).equals("help")) {
      return Notebook.help();
    }
    CommandLine command = magic.getSubcommands().get(help(words));
    if (command == null && words.get(0).equals("help")) {
      return HelpPage.of(shortened(words.get(1)), magic.getSubcommands().keySet());
    }
    if (command == null) {
      throw new ConfigurationException(
          "There is no %mammoth "
              + shortened(help(words))
              + ". "
              + Suggestion.of(help(words), magic.getSubcommands().keySet()));
    }
    return words.get(0).equals("help") ? usage(command) : call(magic, words);
  }

  private static String shortened(String word) {
    return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD) + "…";
  }

  /** {@code help list} is about list. */
  private static String help(List<String> words) {
    return words.get(0).equals("help") ? words.get(1).toLowerCase(Locale.ROOT) : words.get(0);
  }

  private static Object call(CommandLine magic, List<String> words) {
    try {
      ParseResult parsed = magic.parseArgs(words.toArray(new String[0])).subcommand();
      CommandLine command = parsed.commandSpec().commandLine();
      if (parsed.isUsageHelpRequested()) {
        return usage(command);
      }
      return ((Callable<?>) parsed.commandSpec().userObject()).call();
    } catch (ParameterException wrong) {
      throw new ConfigurationException(sentence(wrong));
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String sentence(ParameterException wrong) {
    List<String> near =
        wrong instanceof UnmatchedArgumentException unknown ? unknown.getSuggestions() : List.of();
    String hint = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    String name = wrong.getCommandLine().getCommandName();
    return wrong.getMessage() + "." + hint + " See %mammoth help " + name + ".";
  }

  private static Card usage(CommandLine command) {
    var spec = command.getCommandSpec();
    String does = String.join(" ", spec.usageMessage().description());
    Card card = Card.of("%mammoth " + command.getCommandName() + " – " + does);
    for (var parameter : spec.positionalParameters()) {
      card = card.with(parameter.paramLabel(), String.join(" ", parameter.description()));
    }
    for (var option : spec.options()) {
      if (!option.usageHelp()) {
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        card = card.with(option.longestName() + value, String.join(" ", option.description()));
      }
    }
    return card;
  }

  /** A line of Java may end in a semicolon or a comment; neither is an argument. */
  private static List<String> words(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("//")) {
        break;
      }
      String word = argument.replaceFirst(";+$", "");
      if (!word.isBlank()) {
        words.add(word);
      }
    }
    return words;
  }
}
