package io.mammoth.connectors.kernel.host.jjava;

import java.lang.reflect.Field;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/**
 * What JJava prints in red under a cell that failed: short where what was shown above says the same
 * and more. Class and message travel whole beside it, for those who run notebooks without a screen.
 */
final class ShortErrors extends StringStyler {
  private volatile String whole = "";
  private volatile @Nullable String brief;

  @SuppressWarnings("unchecked")
  private ShortErrors(StringStyler like) throws ReflectiveOperationException {
    super(
        (String) value(StringStyler.class, "primaryStyle", like),
        (String) value(StringStyler.class, "secondaryStyle", like),
        (String) value(StringStyler.class, "hlStyle", like),
        (Function<Integer, String>) value(StringStyler.class, "linePrefix", like));
  }

  /** Takes the place of the kernel's own; null where this kernel prints in another way. */
  static @Nullable ShortErrors in(BaseKernel kernel) {
    try {
      Field styler = field(BaseKernel.class, "errorStyler");
      ShortErrors errors = new ShortErrors((StringStyler) styler.get(kernel));
      styler.set(kernel, errors);
      return errors;
    } catch (ReflectiveOperationException | LinkageError | RuntimeException notInThisVersion) {
      System.getLogger(ShortErrors.class.getName())
          .log(System.Logger.Level.DEBUG, "errors stay long", notInThisVersion);
      return null;
    }
  }

  /** What stands for the line with this message that comes next; null leaves it as it is. */
  void next(String message, @Nullable String instead) {
    whole = message;
    brief = instead;
  }

  @Override
  public String secondary(String line) {
    String instead = brief;
    return super.secondary(instead != null && line.endsWith(": " + whole) ? instead : line);
  }

  private static Object value(Class<?> type, String name, Object of)
      throws ReflectiveOperationException {
    return field(type, name).get(of);
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
