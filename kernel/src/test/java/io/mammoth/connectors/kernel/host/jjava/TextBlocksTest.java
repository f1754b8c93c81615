package io.mammoth.connectors.kernel.host.jjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of a text block that looks like a magic, in the JShell that runs it. */
class TextBlocksTest {
  /** Where JJava finds a magic. */
  private static final Pattern MAGIC = Pattern.compile("(?m)(?<=(?:^|=))\\s*%\\w");

  private static final String QUOTES = "\"".repeat(3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n%discount\n",
        "\n  %5 off\n    %time 3\n  ",
        "\na =%maven x\nb = % 3\n",
        "\n%s costs %d%%\n",
        "\n\\\"\"\"\n%inside\n\\\\\n%after\n",
        "\n// no comment\n%one /* none\n%two\n"
      })
  void theTextIsTheSameAndNoMagic(String text) {
    String code = QUOTES + text + QUOTES;
    String escaped = TextBlocks.escaped(code);
    assertFalse(MAGIC.matcher(escaped).find(), escaped);
    try (JShell shell = JShell.create()) {
      String check = code + ".equals(" + escaped + ")";
      assertEquals("true", shell.eval(check).get(0).value(), check);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%maven a:b:1",
        "int a = 17 %5;",
        "%time 3\nString s = \"%d\";",
        "// \"\"\"\n%time 3\n// \"\"\"",
        "/* \"\"\" */\n%time 3\n/* \"\"\" */",
        "char c = '\"'; // \"\"\n%mammoth list\nString s = \"\\\"\";  \"\"\n.strip()",
        "%load it's \"\"\"\n%time 3",
        "%%time\n\"\"\"\n%discount\n\"\"\""
      })
  void whatIsOutsideOfTextBlocksStays(String code) {
    assertEquals(code, TextBlocks.escaped(code));
  }

  @Test
  void aMagicBesideATextBlockStaysOne() {
    String code = "%time 3\nvar a = " + QUOTES + "\n%b\n" + QUOTES + ";\n%mammoth list";
    String escaped = TextBlocks.escaped(code);
    assertEquals("%time 3\nvar a = " + QUOTES + "\n\\45b\n" + QUOTES + ";\n%mammoth list", escaped);
  }

  @Test
  void aTextBlockWithoutAnEndIsLeftToTheCompiler() {
    assertEquals(QUOTES + "\n\\45b", TextBlocks.escaped(QUOTES + "\n%b"));
  }
}
