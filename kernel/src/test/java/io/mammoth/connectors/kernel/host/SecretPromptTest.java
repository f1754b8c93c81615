package io.mammoth.connectors.kernel.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

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

  /** A front end that answers so. */
  public record FrontEnd(Callable<String> answer) {
    /** As JJava asks. */
    public String readFromStdIn(String prompt, boolean password) throws Exception {
      return answer.call();
    }
  }

  private static String asked(boolean enabled, Callable<String> answer) {
    return SecretPrompt.ask(new Io(new Input(enabled, new FrontEnd(answer))), "key: ");
  }

  private static UnsupportedOperationException refused(boolean enabled, Callable<String> answer) {
    return assertThrows(UnsupportedOperationException.class, () -> asked(enabled, answer));
  }

  @Test
  void whatIsTypedComesWithoutTheLinesEnd() {
    assertEquals("mm_1", asked(true, () -> "mm_1\n"));
  }

  @Test
  void nothingTypedIsEmpty() {
    assertEquals("", asked(true, () -> "\n"));
  }

  /** A socket as the kernels wait at: ZeroMQ clears the thread's flag as it throws. */
  @Test
  void anInterruptedQuestionIsEmpty() {
    // To close the context throws once more what the interrupt left behind in it.
    ZMQ.Context context = ZMQ.context(1);
    try (ZMQ.Socket socket = context.socket(SocketType.ROUTER)) {
      socket.bind("tcp://127.0.0.1:*");
      Thread.currentThread().interrupt();
      String typed = asked(true, socket::recvStr);
      var unusedFlag = Thread.interrupted();
      assertEquals("", typed);
    }
  }

  @Test
  void anotherFailureIsNotTakenForNothingTyped() {
    IOException lost = new IOException("the connection ended");
    var failure =
        refused(
            true,
            () -> {
              throw lost;
            });
    assertEquals("The front end could not be asked", failure.getMessage());
    assertSame(lost, failure.getCause());
  }

  @Test
  void aFrontEndThatTakesNoInputIsToldFromAKernelThatKeepsItsInputElsewhere() {
    assertEquals(SecretPrompt.NO_INPUT, refused(false, () -> "never read").getMessage());
    var elsewhere =
        assertThrows(
            UnsupportedOperationException.class, () -> SecretPrompt.ask(new Object(), "key: "));
    assertEquals(
        "This version of the kernel cannot ask without showing what is typed",
        elsewhere.getMessage());
  }
}
