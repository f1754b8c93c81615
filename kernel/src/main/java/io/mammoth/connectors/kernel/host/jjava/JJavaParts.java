package io.mammoth.connectors.kernel.host.jjava;

import io.mammoth.connectors.kernel.host.ImportsAtOnce;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

/**
 * What JJava's own main does, step by step, so that the steps can be taken in another order. No
 * registry serves the jar that holds these parts: they are reached by name.
 */
final class JJavaParts {
  /** The version whose main this repeats; with any other, JJava's own main is asked. */
  private static final String KNOWN = "1.0-a8";

  private static final String MAIN = "org.dflib.jjava.distro.JJava";
  private static final String INITIALIZER = "org.dflib.jjava.distro.NotebookInitializer";
  private static final String ENVIRONMENT = "org.dflib.jjava.distro.Env";
  private static final String KERNEL = "org.dflib.jjava.kernel.";
  private static final String MAVEN = "org.dflib.jjava.maven.";
  private static final String VERSION =
      "/META-INF/maven/org.dflib.jjava/jjava-distro/pom.properties";

  private JJavaParts() {}

  /** JJava as it starts by itself. */
  static void runItsMain(String[] args) throws ReflectiveOperationException {
    Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  static void setLogFormat() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "[%4$.1s %1$tF %1$tT.%1$tL %3$s] %5$s%n");
  }

  /** The kernel with JJava's magics and settings, not yet started. */
  static BaseKernel kernel() throws ReflectiveOperationException {
    String version = version();
    if (!version.equals(KNOWN)) {
      throw new NoSuchMethodException("JJava " + version);
    }
    Object builder = call(Class.forName(KERNEL + "JavaKernel"), "builder");
    call(builder, "name", "JJava");
    call(builder, "version", version);
    call(builder, "extensionsEnabled", environment("extensionsEnabled"));
    call(builder, "compilerOpts", environment("compilerOpts"));
    setTimeout(builder);
    addMagics(builder);
    return (BaseKernel) call(builder, "build");
  }

  static JShell shell(BaseKernel kernel) throws ReflectiveOperationException {
    return (JShell) call(kernel, "getJShell");
  }

  /** Everything between a kernel that is put together and one that answers. */
  static void start(BaseKernel kernel) throws ReflectiveOperationException {
    JShell shell = shell(kernel);
    if (ImportsAtOnce.into(shell, imports())) {
      extend(kernel);
    } else {
      kernel.onStartup();
    }
    Object classPath = environment("extraClasspath");
    if (classPath != null) {
      ask(kernel, "addToClasspath", classPath);
      // Whoever listens for what snippets add to the class path hears of this now.
      shell.eval("import java.util.*;");
    }
    for (Object snippet : (List<?>) call(Class.forName(ENVIRONMENT), "startupSnippets")) {
      ask(call(call(kernel, "evalBuilder", snippet), "resolveMagics"), "eval");
    }
  }

  /** What JJava's own first extension evaluates. */
  private static List<String> imports() throws ReflectiveOperationException {
    Field script = Class.forName(INITIALIZER).getDeclaredField("STARTUP_SCRIPT");
    script.setAccessible(true);
    return ((String) script.get(null)).lines().map(String::strip).toList();
  }

  /** What {@code onStartup} does, but for the imports, which are there. */
  private static void extend(BaseKernel kernel) throws ReflectiveOperationException {
    Method register = BaseKernel.class.getDeclaredMethod("installNotebookKernel");
    register.setAccessible(true);
    register.invoke(kernel);
    if (Boolean.TRUE.equals(environment("extensionsEnabled"))) {
      ServiceLoader.load(Extension.class, Extension.class.getClassLoader()).stream()
          .filter(each -> !each.type().getName().equals(INITIALIZER))
          .forEach(each -> each.get().install(kernel));
    }
  }

  private static String version() {
    try (InputStream in = BaseKernel.class.getResourceAsStream(VERSION)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setTimeout(Object builder) throws ReflectiveOperationException {
    Object timeout =
        call(Class.forName(MAIN + "$Timeout"), "parseOrDefault", environment("timeout"));
    call(builder, "timeout", field(timeout, "time"), field(timeout, "timeUnit"));
  }

  private static void addMagics(Object builder) throws ReflectiveOperationException {
    Object maven = make(MAVEN + "MavenDependencyResolver");
    Object time = make(KERNEL + "magics.TimeMagic");
    call(builder, "lineMagic", "load", make(KERNEL + "magics.LoadMagic"));
    call(builder, "lineMagic", "classpath", make(KERNEL + "magics.ClasspathMagic"));
    call(builder, "lineMagic", "time", time);
    call(builder, "lineMagic", "maven", make(MAVEN + "magics.MavenMagic", maven));
    call(builder, "lineMagic", "mavenRepo", make(MAVEN + "magics.MavenRepoMagic", maven));
    call(builder, "lineMagic", "loadFromPOM", make(MAVEN + "magics.LoadFromPomLineMagic", maven));
    call(builder, "lineMagic", "jars", make(KERNEL + "magics.JarsMagic"));
    call(
        builder,
        "lineMagic",
        "addMavenDependency",
        make(MAVEN + "magics.AddMavenDependencyMagic", maven));
    call(builder, "cellMagic", "loadFromPOM", make(MAVEN + "magics.LoadFromPomCellMagic", maven));
    call(builder, "cellMagic", "time", time);
  }

  private static @Nullable Object environment(String name) throws ReflectiveOperationException {
    return ask(Class.forName(ENVIRONMENT), name);
  }

  private static Object make(String type, Object... arguments) throws ReflectiveOperationException {
    Constructor<?> constructor = Class.forName(type).getConstructors()[0];
    return constructor.newInstance(arguments);
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  /** As {@link #ask}, where there is an answer. */
  private static Object call(Object on, String name, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    return Objects.requireNonNull(ask(on, name, arguments), name);
  }

  /** Calls the method of this name that takes so many arguments; on a class, its static one. */
  private static @Nullable Object ask(Object on, String name, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    Class<?> type = on instanceof Class<?> itself ? itself : on.getClass();
    Method method =
        Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods()))
            .filter(each -> each.getName().equals(name) && !each.isBridge())
            .filter(each -> each.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(type.getName() + "." + name));
    method.setAccessible(true);
    return method.invoke(on, arguments);
  }
}
