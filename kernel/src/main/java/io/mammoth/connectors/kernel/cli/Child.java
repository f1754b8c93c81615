package io.mammoth.connectors.kernel.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that shares our terminal and never outlives us, nor do the programs that it has
 * started.
 */
final class Child {

  private static final int SECONDS_TO_END = 10;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  static Child start(ProcessBuilder builder) throws IOException {
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    Subprocess.withoutStandardInput(builder);
    Child child = new Child(builder.start());
    Runtime.getRuntime().addShutdownHook(new Thread(child::stop));
    return child;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int await() {
    return Subprocess.await(process);
  }

  private void stop() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
