package io.mammoth.connectors.kernel.host.jshell;

import io.mammoth.connectors.kernel.host.CellClasses;
import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/** Runs JShell's lines in this Java, and shows their values as a notebook does. */
final class ShownControl extends LocalExecutionControl {
  private static final InheritableThreadLocal<Line> LINE = new InheritableThreadLocal<>();
  private static final Method RUN = method();
  private static final long PATIENCE = 500;

  private final JShellHost host;
  private volatile @Nullable Line running;

  ShownControl(JShellHost host) {
    this.host = host;
  }

  /** One line of JShell, to be run by a thread of its own. */
  private final class Line {
    private final Method doit;
    private volatile @Nullable Thread thread;

    Line(Method doit) {
      this.doit = doit;
    }

    @Nullable Object value() throws Throwable {
      thread = Thread.currentThread();
      try {
        ClassLoader loader = doit.getDeclaringClass().getClassLoader();
        loader.setPackageAssertionStatus(CellClasses.PACKAGE, true);
        host.look(loader);
        Object value = doit.invoke(null);
        return shown(value);
      } catch (InvocationTargetException failure) {
        Throwable cause = failure.getCause();
        throw cause == null ? failure : cause;
      }
    }

    /** What is thrown by drawing has frames of JShell and of ours alone. */
    private @Nullable Object shown(@Nullable Object value) {
      try {
        String text = host.text(value);
        return text == null ? value : new Shown(text);
      } catch (RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
          t.setStackTrace(new StackTraceElement[0]);
        }
        throw failure;
      }
    }

    /**
     * The connection of a call that is interrupted is closed; a thread that is stopped drops it.
     */
    void interrupt() {
      Thread runner = thread;
      if (runner != null) {
        runner.interrupt();
        try {
          runner.join(PATIENCE);
        } catch (InterruptedException impatient) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** A value's text, on lines of its own. */
  private record Shown(String text) {
    @Override
    public String toString() {
      return text.contains("\n") ? "\n" + text : text;
    }
  }

  /** What the prompt prints: names of the service may be in it, and a terminal obeys escapes. */
  @Override
  public String invoke(String className, String methodName)
      throws RunException, InternalException, EngineTerminationException {
    try {
      return ControlCharacters.escapeIn(super.invoke(className, methodName));
    } catch (UserException failure) {
      throw escaped(failure);
    }
  }

  @Override
  public String varValue(String className, String varName)
      throws RunException, InternalException, EngineTerminationException {
    return ControlCharacters.escapeIn(super.varValue(className, varName));
  }

  private static UserException escaped(UserException failure) {
    String message = failure.getMessage();
    UserException safe =
        new UserException(
            message == null ? null : ControlCharacters.escapeIn(message),
            failure.causeExceptionClass(),
            failure.getStackTrace());
    if (failure.getCause() instanceof UserException cause) {
      safe.initCause(escaped(cause));
    }
    return safe;
  }

  @Override
  protected String invoke(Method doit) throws Exception {
    Line line = new Line(doit);
    running = line;
    LINE.set(line);
    try {
      return super.invoke(RUN);
    } finally {
      LINE.remove();
      running = null;
    }
  }

  @Override
  public void stop() throws EngineTerminationException, InternalException {
    Line line = running;
    if (line != null) {
      line.interrupt();
    }
    if (running != null) {
      super.stop();
    }
  }

  /** Called by the engine in the thread that runs a line. */
  static @Nullable Object run() throws Throwable {
    return Objects.requireNonNull(LINE.get()).value();
  }

  private static Method method() {
    try {
      Method run = ShownControl.class.getDeclaredMethod("run");
      run.setAccessible(true);
      return run;
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
