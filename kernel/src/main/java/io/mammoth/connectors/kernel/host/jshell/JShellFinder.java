package io.mammoth.connectors.kernel.host.jshell;

import io.mammoth.connectors.kernel.host.HostFinder;
import io.mammoth.connectors.kernel.host.NotebookHost;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds JShell: by what runs a line of it, which notebooks have classes of their own for. */
public final class JShellFinder implements HostFinder {
  private static final Set<String> ENGINES =
      Set.of(
          "jdk.jshell.execution.RemoteExecutionControl",
          "jdk.jshell.execution.LocalExecutionControl");

  /** For the service loader. */
  public JShellFinder() {}

  @Override
  public @Nullable NotebookHost find() {
    boolean here =
        StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> ENGINES.contains(frame.getClassName())));
    return here ? new JShellHost() : null;
  }
}
