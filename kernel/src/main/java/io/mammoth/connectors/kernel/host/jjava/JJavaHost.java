package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.CellClasses;
import io.mammoth.connectors.kernel.host.NotebookHost;
import io.mammoth.connectors.kernel.host.SecretPrompt;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.jspecify.annotations.Nullable;

/** JJava as a host: each method hands on to the kernel. */
final class JJavaHost implements NotebookHost {
  private final BaseKernel kernel;
  private final @Nullable KernelShell shell;

  JJavaHost(BaseKernel kernel) {
    this.kernel = kernel;
    this.shell = KernelShell.of(kernel);
  }

  @Override
  public void evaluate(String source) {
    // evaluateRaw would do, but only eval is the same in every version since 1.0-a6.
    kernel.eval(source);
  }

  @Override
  public <T> void render(Class<T> type, Function<T, @Nullable Rendering> rendering) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring(MIMEType.TEXT_HTML, MIMEType.TEXT_PLAIN)
        .register(
            (value, context) -> {
              Rendering shown = rendering.apply(value);
              if (shown != null) {
                context.getOutputContainer().assign(data(shown));
              }
            });
  }

  @Override
  public void magic(String name, Function<List<String>, @Nullable Object> magic) {
    LineMagic<@Nullable Object, BaseKernel> line =
        (self, arguments) -> {
          try {
            return magic.apply(arguments);
          } catch (RuntimeException failure) {
            throw new CommandFailed(failure);
          }
        };
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
  public @Nullable String askSecret(String prompt) {
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
  public void onFailure(Consumer<@Nullable String> listener) {
    if (shell != null) {
      shell.onFailure(listener);
    }
  }

  @Override
  public void documentation(Path sources) {
    if (shell != null) {
      shell.documentation(sources);
    }
  }

  @Override
  public Map<String, String> declared() {
    return shell == null ? Map.of() : shell.declared();
  }

  @Override
  public void enableAssertions() {
    try {
      Method loader = BaseKernel.class.getDeclaredMethod("getClassLoader");
      loader.setAccessible(true);
      ((ClassLoader) loader.invoke(kernel)).setPackageAssertionStatus(CellClasses.PACKAGE, true);
    } catch (ReflectiveOperationException | RuntimeException notInThisVersion) {
      System.getLogger(JJavaHost.class.getName())
          .log(System.Logger.Level.DEBUG, "assert stays off in cells", notInThisVersion);
    }
  }
}
