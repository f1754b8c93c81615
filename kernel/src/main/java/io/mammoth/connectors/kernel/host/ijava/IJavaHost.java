package io.mammoth.connectors.kernel.host.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.CellClasses;
import io.mammoth.connectors.kernel.host.SecretPrompt;
import io.mammoth.connectors.kernel.host.ShellHost;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** IJava as a host: each method hands on to the kernel. */
final class IJavaHost extends ShellHost {
  private final BaseKernel kernel;
  private final Magics magics;

  IJavaHost(BaseKernel kernel, Magics magics) {
    super(() -> shell(kernel));
    this.kernel = kernel;
    this.magics = magics;
  }

  /** IJava gives it to nobody but itself. */
  private static Object shell(BaseKernel kernel) throws ReflectiveOperationException {
    Field evaluator = kernel.getClass().getDeclaredField("evaluator");
    evaluator.setAccessible(true);
    Object found = evaluator.get(kernel);
    return found.getClass().getMethod("getShell").invoke(found);
  }

  @Override
  public void evaluate(String source) {
    try {
      kernel.eval(source);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(source + " is not understood here", failure);
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

  /**
   * IJava drops the value of a line that is a magic, so it is shown here; where it is assigned it
   * shows as well, which cannot be told apart.
   */
  @Override
  public void magic(String name, Function<List<String>, @Nullable Object> magic) {
    magics.registerLineMagic(
        name,
        arguments -> {
          Object value = value(magic, arguments);
          if (value != null) {
            kernel.display(kernel.getRenderer().render(value));
          }
          return value;
        });
  }

  @Override
  public void show(Rendering rendering) {
    kernel.display(data(rendering));
  }

  @Override
  public void show(String id, Rendering rendering) {
    if (kernel.getIO().display.isAttached()) {
      DisplayData data = data(rendering);
      data.setDisplayId(id);
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

  @Override
  public void enableAssertions() {
    CellClasses.enableAssertions();
  }

  /** That of the start-up line, which brings us in. */
  @Override
  protected @Nullable ClassLoader cells() {
    return CellClasses.loader();
  }

  private static DisplayData data(Rendering rendering) {
    DisplayData data = new DisplayData(rendering.text());
    if (!rendering.html().isEmpty()) {
      data.putHTML(rendering.html());
    }
    rendering.rich().forEach(data::putData);
    return data;
  }
}
