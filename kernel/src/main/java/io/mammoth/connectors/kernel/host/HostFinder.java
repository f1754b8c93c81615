package io.mammoth.connectors.kernel.host;

import org.jspecify.annotations.Nullable;

/** Finds one kind of host; each has its own, told to Java's service loader. */
public interface HostFinder {

  /** The host that this notebook runs in; null when it is of another kind. */
  @Nullable NotebookHost find();
}
