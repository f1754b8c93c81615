package io.mammoth.connectors.kernel.host;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

/** A type as Java source: in full, whatever is imported. Types of the user's have one name only. */
final class SourceType {
  private SourceType() {}

  static String of(Type type) {
    if (type instanceof Class<?> plain) {
      return name(plain);
    }
    if (type instanceof ParameterizedType generic) {
      return of(generic.getRawType())
          + Arrays.stream(generic.getActualTypeArguments())
              .map(SourceType::of)
              .collect(joining(", ", "<", ">"));
    }
    if (type instanceof GenericArrayType array) {
      return of(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getLowerBounds().length > 0
          ? "? super " + of(wildcard.getLowerBounds()[0])
          : "? extends " + of(wildcard.getUpperBounds()[0]);
    }
    throw new IllegalArgumentException(type + " has no name");
  }

  private static String name(Class<?> type) {
    String name = type.getCanonicalName();
    if (name == null) {
      throw new IllegalArgumentException(type + " has no name");
    }
    // JShell's own class around it is another one after each change: REPL.$JShell$12B.Shop
    return name.replaceFirst("^" + CellClasses.PACKAGE + "\\.[^.]+\\.", "");
  }
}
