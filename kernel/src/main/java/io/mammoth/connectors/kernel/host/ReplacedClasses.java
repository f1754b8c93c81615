package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the user's that are declared anew. To Java an object of the class before is of
 * another type of the same name: it fits nowhere any more, and fails only where it is next used.
 */
final class ReplacedClasses {
  /** A larger collection is taken for one without such objects. */
  private static final int MOST_OBJECTS = 100_000;

  private final JShell shell;
  private final Map<Class<?>, Boolean> known = new HashMap<>();

  ReplacedClasses(JShell shell) {
    this.shell = shell;
  }

  /** Whether the type or the value of this static field has to do with one of them. */
  boolean areIn(Field field) throws IllegalAccessException {
    return areIn(field.getGenericType()) || areIn(field.get(null));
  }

  private boolean areIn(Type type) {
    if (type instanceof Class<?> plain) {
      return isReplaced(plain);
    }
    if (type instanceof ParameterizedType generic) {
      return areIn(generic.getRawType()) || areInOne(generic.getActualTypeArguments());
    }
    if (type instanceof GenericArrayType array) {
      return areIn(array.getGenericComponentType());
    }
    return type instanceof WildcardType wildcard
        && (areInOne(wildcard.getUpperBounds()) || areInOne(wildcard.getLowerBounds()));
  }

  private boolean areInOne(Type[] types) {
    return Arrays.stream(types).anyMatch(this::areIn);
  }

  private boolean areIn(@Nullable Object value) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> next = new ArrayDeque<>();
    add(next, value);
    while (!next.isEmpty() && seen.size() < MOST_OBJECTS) {
      Object object = next.pop();
      if (isReplaced(object.getClass())) {
        return true;
      }
      if (seen.add(object)) {
        parts(object).forEach(part -> add(next, part));
      }
    }
    return false;
  }

  private static void add(Deque<Object> next, @Nullable Object value) {
    if (value != null && next.size() < MOST_OBJECTS) {
      next.push(value);
    }
  }

  /** What Java's own containers hold; to look into others would run code of theirs. */
  private static Collection<?> parts(Object object) {
    if (object instanceof Object[] array) {
      return Arrays.asList(array);
    }
    if (!object.getClass().getName().startsWith("java.")) {
      return Set.of();
    }
    if (object instanceof Map<?, ?> map) {
      return Arrays.asList(map.keySet(), map.values());
    }
    if (object instanceof Map.Entry<?, ?> entry) {
      return Arrays.asList(entry.getKey(), entry.getValue());
    }
    if (object instanceof Optional<?> optional) {
      return optional.stream().toList();
    }
    return object instanceof Collection<?> collection ? collection : Set.of();
  }

  private boolean isReplaced(Class<?> type) {
    Boolean found = known.get(type);
    if (found == null) {
      found = type.isArray() ? isReplaced(type.getComponentType()) : isDeclaredAnew(type);
      known.put(type, found);
    }
    return found;
  }

  private boolean isDeclaredAnew(Class<?> type) {
    if (!type.getPackageName().equals(CellClasses.PACKAGE)) {
      return false;
    }
    // What the user declared is in a class of JShell's: REPL.$JShell$12B.Shop
    Class<?> declared = type;
    Class<?> around = type.getEnclosingClass();
    while (around != null && around.getEnclosingClass() != null) {
      declared = around;
      around = around.getEnclosingClass();
    }
    String name = declared.getSimpleName();
    String wrapper = around == null ? "" : around.getName();
    return around != null
        && shell
            .snippets()
            .filter(each -> each instanceof TypeDeclSnippet own && own.name().equals(name))
            .filter(each -> shell.status(each).isActive())
            .anyMatch(
                each -> !shell.sourceCodeAnalysis().wrapper(each).fullClassName().equals(wrapper));
  }
}
