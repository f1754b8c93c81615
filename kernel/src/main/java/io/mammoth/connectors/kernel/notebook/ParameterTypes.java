package io.mammoth.connectors.kernel.notebook;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a notebook's parameter may have, and how each is read from text. */
public final class ParameterTypes {
  private static final List<Type> ALL =
      List.of(
          new Type(String.class, "text", text -> text),
          new Type(Integer.class, "a whole number", Integer::valueOf),
          new Type(Long.class, "a whole number", Long::valueOf),
          new Type(Double.class, "a number such as 2.5", ParameterTypes::number),
          new Type(BigDecimal.class, "a decimal number such as 29.99", BigDecimal::new),
          new Type(Boolean.class, "true or false", ParameterTypes::truth),
          new Type(LocalDate.class, "a date such as 2026-11-30", LocalDate::parse),
          new Type(LocalDateTime.class, "a time such as 2026-11-30T08:00", LocalDateTime::parse),
          new Type(Instant.class, "a time such as 2026-11-30T08:00:00Z", Instant::parse),
          new Type(Duration.class, "a duration such as PT30M", Duration::parse),
          new Type(Path.class, "the path of a file", Path::of));

  private ParameterTypes() {}

  /**
   * A type of parameters.
   *
   * @param type the class of its values
   * @param asked what a text must be, for a message
   * @param reader makes a value of a text, or throws
   */
  public record Type(Class<?> type, String asked, Function<String, Object> reader) {

    /**
     * The value that a text stands for.
     *
     * @throws IllegalArgumentException when it stands for none; says what the text must be
     */
    public Object read(String parameter, String text) {
      try {
        return reader.apply(text);
      } catch (RuntimeException notOfThisType) {
        throw new IllegalArgumentException(
            "The parameter " + parameter + " must be " + asked + ", not '" + text + "'.");
      }
    }
  }

  /** The type of this simple name, {@code int} or {@code LocalDate}; empty when none has it. */
  public static Optional<Type> named(String simpleName) {
    String boxed =
        switch (simpleName) {
          case "int" -> "Integer";
          case "long", "double", "boolean" ->
              Character.toUpperCase(simpleName.charAt(0)) + simpleName.substring(1);
          default -> simpleName;
        };
    return ALL.stream().filter(type -> type.type().getSimpleName().equals(boxed)).findFirst();
  }

  /** The type that this value has. */
  static Type of(String parameter, Object value) {
    if (value instanceof Enum<?> constant) {
      return choice(constant.getDeclaringClass().getEnumConstants());
    }
    return ALL.stream()
        .filter(type -> type.type().isInstance(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(parameter, value)));
  }

  private static String unknown(String parameter, Object value) {
    return "The parameter "
        + parameter
        + " cannot be a "
        + value.getClass().getSimpleName()
        + ": it can be "
        + ALL.stream().map(type -> type.type().getSimpleName()).collect(Collectors.joining(", "))
        + " or an enum.";
  }

  private static Type choice(Enum<?>[] constants) {
    String names = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    return new Type(
        Enum.class,
        "one of " + names,
        text ->
            Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow());
  }

  private static Object number(String text) {
    return new BigDecimal(text).doubleValue();
  }

  private static Object truth(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException();
    }
    return Boolean.valueOf(text);
  }
}
