package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Asks the front end for a text that it does not show. The protocol can; neither JJava nor IJava,
 * which share these names, has a public way to say so.
 */
public final class SecretPrompt {
  /** Why nothing can be asked where no one types. */
  public static final String NO_INPUT = "This front end takes no input";

  /** ZeroMQ's number for a thread that was interrupted; it clears the thread's flag. */
  private static final String INTERRUPTED = "Errno 4";

  private SecretPrompt() {}

  /**
   * What was typed, without the line's end; empty where nothing was, or the cell was interrupted.
   *
   * @param io the kernel's input and output
   * @throws UnsupportedOperationException where nothing can be asked; its message says why
   */
  public static String ask(Object io, String prompt) {
    try {
      Object input = field(io, "jupyterIn");
      Object cell =
          input == null || !is(input, "isAttached") || !is(input, "isEnabled")
              ? null
              : field(input, "env");
      if (cell == null) {
        throw new UnsupportedOperationException(NO_INPUT);
      }
      return read(cell, prompt).strip();
    } catch (ReflectiveOperationException | InaccessibleObjectException notInThisVersion) {
      throw new UnsupportedOperationException(
          "This version of the kernel cannot ask without showing what is typed", notInThisVersion);
    }
  }

  private static String read(Object cell, String prompt) throws ReflectiveOperationException {
    Method read = cell.getClass().getMethod("readFromStdIn", String.class, boolean.class);
    try {
      return (String) read.invoke(cell, prompt, true);
    } catch (InvocationTargetException failed) {
      Throwable cause = failed.getCause();
      System.getLogger(SecretPrompt.class.getName())
          .log(System.Logger.Level.DEBUG, "the hidden prompt failed", cause);
      if (isInterrupt(cause)) {
        return "";
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new UnsupportedOperationException("The front end could not be asked", cause);
    }
  }

  private static boolean isInterrupt(@Nullable Throwable failure) {
    return Thread.currentThread().isInterrupted()
        || failure instanceof InterruptedException
        || (failure != null && INTERRUPTED.equals(failure.getMessage()));
  }

  private static boolean is(Object input, String what) throws ReflectiveOperationException {
    return (boolean) input.getClass().getMethod(what).invoke(input);
  }

  private static @Nullable Object field(Object of, String name)
      throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
