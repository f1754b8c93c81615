package io.mammoth.connectors.kernel.host;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The classes that JShell, which is under every Java notebook, makes of cells. */
public final class CellClasses {
  /** Their package. */
  public static final String PACKAGE = "REPL";

  private static volatile @Nullable ClassLoader remembered;

  private CellClasses() {}

  /** For a cell: keeps its class loader for {@link #remembered}. */
  public static void remember() {
    remembered = loader();
  }

  /** The class loader of the cell that called {@link #remember}. */
  static ClassLoader remembered() {
    return Objects.requireNonNull(remembered, "no cell has run");
  }

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
