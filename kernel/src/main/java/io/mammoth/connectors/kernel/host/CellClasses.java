package io.mammoth.connectors.kernel.host;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/** The classes that JShell, which is under every Java notebook, makes of cells. */
public final class CellClasses {
  /** Their package. */
  public static final String PACKAGE = "REPL";

  private CellClasses() {}

  /** The class loader of the cell that runs this; null where none does. */
  public static @Nullable ClassLoader loader() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .<Class<?>>map(StackFrame::getDeclaringClass)
                    .filter(type -> type.getPackageName().equals(PACKAGE))
                    .findFirst())
        .map(Class::getClassLoader)
        .orElse(null);
  }

  /** Switches {@code assert} on in the cells that come after the one that runs this. */
  public static void enableAssertions() {
    ClassLoader loader = loader();
    if (loader != null) {
      loader.setPackageAssertionStatus(PACKAGE, true);
    }
  }
}
