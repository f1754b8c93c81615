package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The outcomes of a question, with a kernel's input as JJava and IJava name its parts. */
final class SecretPromptTest {
  /** Where JJava keeps its input. */
  public static final class Io {
    final Object jupyterIn;

    Io(Object input) {
      this.jupyterIn = input;
    }
  }

  /** The input of a cell. */
  public static final class Input {
    final Object env;
    private final boolean enabled;

    Input(boolean enabled, Object cell) {
      this.enabled = enabled;
      this.env = cell;
    }

    /** Whether a cell runs. */
    public boolean isAttached() {
      return true;
    }

    /** Whether the front end takes input. */
    public boolean isEnabled() {
      return enabled;
    }
  }

  /** A front end that answers with this; one without an answer is interrupted. */
  public record Answer(@Nullable String typed) {
    /** As JJava asks. */
    public String readFromStdIn(String prompt, boolean password) {
      if (typed == null) {
        throw new IllegalStateException("interrupted");
      }
      return typed;
    }
  }

  private static @Nullable String asked(boolean enabled, @Nullable String typed) {
    return SecretPrompt.ask(new Io(new Input(enabled, new Answer(typed))), "key: ");
  }

  @Test
  void whatIsTypedComesWithoutTheLinesEnd() {
    assertEquals("mm_1", asked(true, "mm_1\n"));
  }

  @Test
  void nothingTypedAndAnInterruptedQuestionAreEmpty() {
    assertEquals("", asked(true, "\n"));
    assertEquals("", asked(true, null));
  }

  @Test
  void aFrontEndThatTakesNoInputIsNull() {
    assertNull(asked(false, "never read"));
  }

  @Test
  void aKernelThatKeepsItsInputElsewhereIsNotTakenForSuchAFrontEnd() {
    assertThrows(
        UnsupportedOperationException.class, () -> SecretPrompt.ask(new Object(), "key: "));
  }
}
