package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.CellClasses;
import io.mammoth.connectors.kernel.host.SecretPrompt;
import io.mammoth.connectors.kernel.host.ShellHost;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.jspecify.annotations.Nullable;

/** JJava as a host: each method hands on to the kernel. */
final class JJavaHost extends ShellHost {
  private final BaseKernel kernel;

  JJavaHost(BaseKernel kernel) {
    // Since 1.0-a7.
    super(() -> kernel.getClass().getMethod("getJShell").invoke(kernel));
    this.kernel = kernel;
  }

  @Override
  protected void shorten(String message, @Nullable String instead) {
    BriefErrors.OF_THIS_KERNEL.next(message, instead);
  }

  @Override
  public void evaluate(String source) {
    if (!evaluateInShell(source)) {
      // 1.0-a6 keeps its JShell to itself.
      kernel.eval(source);
    }
  }

  @Override
  public <T> void render(Class<T> type, Function<T, @Nullable Rendering> rendering) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring(MIMEType.TEXT_HTML, MIMEType.TEXT_PLAIN)
        .register(
            (value, context) -> {
              Rendering shown = drawn(rendering, value);
              if (shown != null) {
                context.getOutputContainer().assign(data(shown));
              }
            });
  }

  @Override
  public void magic(String name, Function<List<String>, @Nullable Object> magic) {
    LineMagic<@Nullable Object, BaseKernel> line = (self, arguments) -> value(magic, arguments);
    kernel.getMagicsRegistry().registerLineMagic(name, line);
  }

  @Override
  public void show(Rendering rendering) {
    kernel.display(data(rendering));
  }

  @Override
  public void show(String id, Rendering rendering) {
    if (kernel.getIO().display.isAttached()) {
      DisplayData data = data(rendering);
      // setDisplayId returns nothing in 1.0-a6 and something since 1.0-a8.
      data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
      kernel.display(data);
    }
  }

  @Override
  public void update(String id, Rendering rendering) {
    if (kernel.getIO().display.isAttached()) {
      kernel.getIO().display.updateDisplay(id, data(rendering));
    }
  }

  @Override
  public String askSecret(String prompt) {
    return SecretPrompt.ask(kernel.getIO(), prompt);
  }

  private static DisplayData data(Rendering rendering) {
    DisplayData data = new DisplayData(rendering.text());
    if (!rendering.html().isEmpty()) {
      data.putHTML(rendering.html());
    }
    rendering.rich().forEach(data::putData);
    return data;
  }

  @Override
  public void enableAssertions() {
    ClassLoader loader = cells();
    if (loader != null) {
      loader.setPackageAssertionStatus(CellClasses.PACKAGE, true);
    }
  }

  @Override
  protected @Nullable ClassLoader cells() {
    try {
      Method loader = BaseKernel.class.getDeclaredMethod("getClassLoader");
      loader.setAccessible(true);
      return (ClassLoader) loader.invoke(kernel);
    } catch (ReflectiveOperationException | RuntimeException notInThisVersion) {
      System.getLogger(JJavaHost.class.getName())
          .log(System.Logger.Level.DEBUG, "no class loader of the cells", notInThisVersion);
      return null;
    }
  }
}
