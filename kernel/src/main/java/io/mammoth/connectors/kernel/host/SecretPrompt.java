package io.mammoth.connectors.kernel.host;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Asks the front end for a text that it does not show. The protocol can; neither JJava nor IJava,
 * which share these names, has a public way to say so.
 */
public final class SecretPrompt {
  private SecretPrompt() {}

  /**
   * What was typed, without the line's end; empty where nothing was, or the cell was interrupted;
   * null where the front end takes no input.
   *
   * @param io the kernel's input and output
   * @throws UnsupportedOperationException where this version of the kernel keeps its input
   *     elsewhere
   */
  public static @Nullable String ask(Object io, String prompt) {
    try {
      Object input = field(io, "jupyterIn");
      if (input == null || !is(input, "isAttached") || !is(input, "isEnabled")) {
        return null;
      }
      Object cell = field(input, "env");
      return cell == null ? null : read(cell, prompt).strip();
    } catch (InvocationTargetException interrupted) {
      return "";
    } catch (ReflectiveOperationException | RuntimeException notInThisVersion) {
      throw new UnsupportedOperationException("no hidden prompt", notInThisVersion);
    }
  }

  private static boolean is(Object input, String what) throws ReflectiveOperationException {
    return (boolean) input.getClass().getMethod(what).invoke(input);
  }

  private static String read(Object cell, String prompt) throws ReflectiveOperationException {
    Method read = cell.getClass().getMethod("readFromStdIn", String.class, boolean.class);
    return (String) read.invoke(cell, prompt, true);
  }

  private static @Nullable Object field(Object of, String name)
      throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
