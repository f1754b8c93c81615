package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.kernel.files.FileProblem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user gives to a name of the notebook. */
class GivenTest {
  /** Every name of the notebook that takes something that can be null. */
  static Stream<Method> names() {
    return Arrays.stream(Notebook.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Stream.of(method.getParameterTypes()).anyMatch(t -> !t.isPrimitive()))
        // Shows whatever it gets, and null is something to show.
        .filter(method -> !method.toString().contains("show(java.lang.Object)"))
        .filter(method -> !method.getName().equals("check"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void nullIsRefusedByTheArgumentsName(Method name) {
    Object[] arguments =
        Stream.of(name.getParameterTypes())
            .map(type -> type == int.class ? (Object) 1 : type == boolean.class ? true : null)
            .toArray();
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> name.invoke(null, arguments));
    Throwable refusal = Objects.requireNonNull(thrown.getCause());
    String message = String.valueOf(refusal.getMessage());
    assertInstanceOf(IllegalArgumentException.class, refusal, message);
    assertTrue(
        Stream.of(name.getParameters())
            .filter(parameter -> !parameter.getType().isPrimitive())
            .anyMatch(parameter -> message.contains("The argument " + parameter.getName() + " ")),
        message);
  }

  @Test
  void aNameThatNoFileCanHaveIsAProblemOfTheFile() {
    FileProblem problem = assertThrows(FileProblem.class, () -> Notebook.load("a\0b.csv"));
    assertTrue(String.valueOf(problem.getMessage()).contains("Choose another name"));
  }

  @Test
  void helpAboutNothingIsAllHelp() {
    assertDoesNotThrow(() -> Notebook.help(" "));
    String all = String.join(", ", List.of("of", "or"));
    assertTrue(Suggestion.of("", List.of("of", "or")).contains(all));
  }
}
