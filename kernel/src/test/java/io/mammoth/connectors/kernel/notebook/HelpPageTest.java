package io.mammoth.connectors.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Connectors;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Help on a name, out of its Javadoc. */
final class HelpPageTest {

  static Stream<String> names() {
    return Stream.concat(
            Stream.concat(
                    Arrays.stream(Notebook.class.getMethods()),
                    Arrays.stream(Notebook.class.getFields()))
                .filter(member -> Modifier.isStatic(member.getModifiers()))
                .map(java.lang.reflect.Member::getName),
            Arrays.stream(Connectors.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(java.lang.reflect.Method::getName)
                .filter(name -> !name.equals("toString")))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameHasHelpInPlainWords(String name) {
    String help = Notebook.help(name).toString();
    assertTrue(help.lines().count() > 1, help);
    assertFalse(help.contains("{@") || help.contains("<p>") || help.contains("/*"), help);
  }

  @Test
  void eachWayToCallItIsOneLine() {
    String help = Notebook.help("top").toString();
    assertTrue(help.contains("Table top(Table table, String column, int most)"), help);
    assertTrue(help.contains("largest values of a column, missing ones last"), help);
    long ways =
        Arrays.stream(Notebook.class.getMethods()).filter(m -> m.getName().equals("table")).count();
    assertEquals(ways, Notebook.help("table").facts().size());
  }

  @ParameterizedTest
  @CsvSource({"connectors.update", "update(", "mammoth.update", "'update(x, c -> c)'"})
  void whatIsTypedAroundANameIsForgiven(String typed) {
    assertEquals(Notebook.help("update"), Notebook.help(typed));
  }

  @Test
  void aTypoGetsASuggestion() {
    var refused = assertThrows(ConfigurationException.class, () -> Notebook.help("countz"));
    assertTrue(
        String.valueOf(refused.getMessage()).endsWith("Did you mean counts?"),
        String.valueOf(refused.getMessage()));
  }

  @Test
  void theCommandSaysTheSame() {
    assertEquals(Notebook.help("counts"), MammothMagic.run(List.of("help", "counts")));
  }
}
