package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the user's that are declared anew. To Java an object of the class before is of
 * another type of the same name: it fits nowhere any more, and fails only where it is next used.
 */
final class ReplacedClasses {
  /** What a value holds beyond these is taken for free of such objects. */
  private static final int MOST_OBJECTS = 100_000;

  /** What the user declared is in a class of JShell's, another one each time. */
  private static final Pattern DECLARED =
      Pattern.compile("(" + CellClasses.PACKAGE + "\\.\\$JShell\\$\\w+)\\$(\\w+)");

  private final JShell shell;
  private final Map<String, Boolean> known = new HashMap<>();

  ReplacedClasses(JShell shell) {
    this.shell = shell;
  }

  /** Whether the type or the value of this static field has to do with one of them. */
  boolean areReferencedBy(Field field) throws IllegalAccessException {
    return isMentionedIn(field.getGenericType().getTypeName()) || isReferencedBy(field.get(null));
  }

  private boolean isReferencedBy(@Nullable Object value) {
    try {
      return isReached(value);
    } catch (RuntimeException changing) {
      // A collection that another thread fills, or one that is not complete.
      return false;
    }
  }

  private boolean isReached(@Nullable Object value) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> next = new ArrayDeque<>();
    add(next, value);
    int left = MOST_OBJECTS;
    while (!next.isEmpty()) {
      Object object = next.pop();
      if (isMentionedIn(object.getClass().getName())) {
        return true;
      }
      if (seen.add(object)) {
        List<?> parts = parts(object).stream().limit(left).toList();
        left -= parts.size();
        parts.forEach(part -> add(next, part));
      }
    }
    return false;
  }

  private static void add(Deque<Object> next, @Nullable Object value) {
    if (value != null) {
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

  private boolean isMentionedIn(String type) {
    return known.computeIfAbsent(
        type, name -> DECLARED.matcher(name).results().anyMatch(this::isReplaced));
  }

  private boolean isReplaced(MatchResult declared) {
    return shell
        .snippets()
        .filter(each -> each instanceof TypeDeclSnippet own && own.name().equals(declared.group(2)))
        .filter(each -> shell.status(each).isActive())
        .map(each -> shell.sourceCodeAnalysis().wrapper(each).fullClassName())
        .anyMatch(now -> !now.equals(declared.group(1)));
  }
}
