package io.mammoth.connectors.kernel.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In a Java of its own: what the notebook knows of the environment, it reads once. */
final class FirstUseTest {
  private static final String CANARY = "canary-4f1e8d0b7a";

  private static String run(Class<?> program, Map<String, String> variables) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("MAMMOTH"));
    builder.environment().putAll(variables);
    return printed(builder.redirectErrorStream(true).start());
  }

  private static String printed(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of(Map.of(), Environment.TOKEN),
        Arguments.of(Map.of(Environment.KEY, CANARY), Environment.SECRET),
        Arguments.of(Map.of(Environment.SANDBOX, CANARY), Environment.SANDBOX),
        Arguments.of(
            Map.of(Environment.TOKEN, CANARY, Environment.WRITES, CANARY), Environment.WRITES),
        Arguments.of(
            Map.of(Environment.DEBUG, CANARY, Environment.SERVER, CANARY, Environment.TOKEN, "t"),
            Environment.SERVER));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMalformedEnvironmentStartsAndFailsAtTheFirstUse(Map<String, String> variables, String name)
      throws Exception {
    String printed = run(FirstUse.class, variables);
    String failure = printed.substring(printed.indexOf("failed: "));
    assertTrue(failure.contains(name), printed);
    assertTrue(failure.lines().count() <= 3, failure);
    assertFalse(printed.contains(CANARY), printed);
  }

  @Test
  void theSandboxAnswersAtOnceAndPrintsNothingElse() throws Exception {
    String printed =
        run(FirstUse.class, Map.of(Environment.SANDBOX, "on", Environment.KEY, CANARY));
    assertTrue(printed.startsWith("Mammoth connectors: SANDBOX"), printed);
    assertTrue(printed.endsWith("50 connectors" + System.lineSeparator()), printed);
    assertFalse(printed.contains("SLF4J"), printed);
  }

  @Test
  void theEndOfTheKernelClosesItsClientWhichTheUserCannot() throws Exception {
    List<String> lines = run(LastCall.class, Map.of()).lines().toList();
    assertEquals(List.of("goes on", "INTERRUPTED"), lines);
  }

  /** Unless all kinds of columns are there already, the threads wait for each other for ever. */
  @Test
  void threadsMayMakeTheFirstColumnsAtTheSameTime() throws Exception {
    String printed = run(FirstColumns.class, Map.of());
    assertEquals("whole text number time flag long", printed.strip());
  }
}
