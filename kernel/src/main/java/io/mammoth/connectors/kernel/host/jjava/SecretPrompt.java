package io.mammoth.connectors.kernel.host.jjava;

import java.lang.reflect.Field;
import org.dflib.jjava.jupyter.channels.JupyterInputStream;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.jspecify.annotations.Nullable;

/**
 * Asks the front end for a text that it does not show. The protocol can; JJava has no public way to
 * say so.
 */
final class SecretPrompt {
  private SecretPrompt() {}

  /** What was typed, without the line's end; null where the front end takes no input. */
  static @Nullable String ask(BaseKernel kernel, String prompt) {
    try {
      var input = (JupyterInputStream) value(JupyterIO.class, "jupyterIn", kernel.getIO());
      if (input == null || !input.isAttached() || !input.isEnabled()) {
        return null;
      }
      var cell = (ShellReplyEnvironment) value(JupyterInputStream.class, "env", input);
      return cell == null ? null : cell.readFromStdIn(prompt, true).strip();
    } catch (ReflectiveOperationException | RuntimeException notInThisVersion) {
      System.getLogger(SecretPrompt.class.getName())
          .log(System.Logger.Level.DEBUG, "no hidden prompt", notInThisVersion);
      return null;
    }
  }

  private static @Nullable Object value(Class<?> type, String name, Object of)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
