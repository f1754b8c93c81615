package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.notebook.ParameterTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code -p} gives, held against what the notebook declares, as variables for its kernel. A
 * value that the environment gives is held against it as well.
 */
final class GivenParameters {

  private GivenParameters() {}

  /** The variables to set; a name that the notebook does not have, or a wrong value, is refused. */
  static Map<String, String> variables(Map<String, String> given, NotebookFile notebook) {
    Map<String, Optional<String>> declared = ParameterCells.of(notebook);
    Map<String, String> variables = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (!declared.containsKey(name)) {
            throw CommandFailure.usage(unknown(name, notebook, declared));
          }
          if (value.isBlank()) {
            throw CommandFailure.usage("The parameter " + name + " has no value: -p NAME=VALUE.");
          }
          variables.put(Environment.parameterVariable(name), value);
        });
    Environment environment = Environment.of(with(variables));
    declared.forEach((name, type) -> check(name, type, environment, declared));
    return variables;
  }

  private static Map<String, String> with(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>(System.getenv());
    all.putAll(variables);
    return all;
  }

  private static void check(
      String name,
      Optional<String> type,
      Environment environment,
      Map<String, Optional<String>> declared) {
    String value = environment.parameter(name);
    if (value != null) {
      try {
        type.flatMap(ParameterTypes::named).ifPresent(known -> known.read(name, value));
      } catch (IllegalArgumentException e) {
        throw CommandFailure.usage(CommandFailure.oneLine(e) + " " + names(declared));
      }
    }
  }

  private static String unknown(
      String name, NotebookFile notebook, Map<String, Optional<String>> declared) {
    return "%s has no parameter %s. %s"
        .formatted(
            notebook.name(),
            name,
            declared.isEmpty()
                ? "It has none: tag a cell 'parameters' and write param(\"%s\", a default) in it."
                    .formatted(name)
                : names(declared));
  }

  private static String names(Map<String, Optional<String>> declared) {
    return declared.entrySet().stream()
        .map(one -> one.getKey() + one.getValue().map(type -> " (" + type + ")").orElse(""))
        .collect(Collectors.joining(", ", "Its parameters: ", "."));
  }
}
