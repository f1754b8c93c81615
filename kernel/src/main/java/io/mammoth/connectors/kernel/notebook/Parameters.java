package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Environment;
import java.util.regex.Pattern;

/** What a notebook's parameters are, in this environment. */
final class Parameters {
  private static final Pattern NAMES = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private Parameters() {}

  @SuppressWarnings("unchecked") // The type that reads is the default's.
  static <T> T value(Environment environment, String name, T defaultValue) {
    if (!NAMES.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A parameter's name has letters, digits and '_', and starts with a letter: not '"
              + name
              + "'.");
    }
    if (defaultValue == null) {
      throw new IllegalArgumentException(
          "The parameter " + name + " needs a default that is not null: it says the type.");
    }
    ParameterTypes.Type type = ParameterTypes.of(name, defaultValue);
    String set = environment.parameter(name);
    return set == null ? defaultValue : (T) type.read(name, set);
  }
}
