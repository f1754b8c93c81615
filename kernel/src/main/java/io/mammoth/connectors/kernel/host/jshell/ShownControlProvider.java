package io.mammoth.connectors.kernel.host.jshell;

import io.mammoth.connectors.kernel.notebook.Installation;
import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Told to JShell by Java's service loader, under the name that {@code --execution} takes. */
public final class ShownControlProvider implements ExecutionControlProvider {
  static final String NAME = "mammoth";

  /** For the service loader. */
  public ShownControlProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return Installation.once(new JShellHost()) instanceof JShellHost host
        ? new ShownControl(host)
        : new LocalExecutionControl();
  }
}
