package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Runs the kernel once, as an analyst's first minute would, so that it writes its archive. */
final class TrainingRun {
  private static final String FIRST_CELL = "table(connectors.listAll())";
  private static final List<String> MORE_CELLS =
      List.of(
          "var all = table(connectors.fetch())",
          "counts(all, \"enabled\")",
          "all.where(all.doubleColumn(\"price_per_month\").isGreaterThan(20)).sortOn(\"name\")",
          "chart(counts(table(connectors.listAll()), \"api_type\")).bar(\"api_type\", \"count\")",
          "%mammoth",
          "connectors.get(\"no such key\")",
          "javax.net.ssl.SSLContext.getDefault().getSocketFactory() != null");

  private static final String LAST_CELL = "System.exit(0)";
  private static final Duration TO_WRITE = Duration.ofMinutes(2);

  private final Path java;
  private final JarCopies jars;

  TrainingRun(Path java, JarCopies jars) {
    this.java = java;
    this.jars = jars;
  }

  /**
   * Writes the archive aside, then moves it to its place.
   *
   * @throws IOException in one sentence, when there is none in the end
   */
  void make(StartArchive archive) throws IOException {
    Path aside = archive.file().resolveSibling(archive.file().getFileName() + ".new");
    Path connection = Files.createTempFile("mammoth-connectors", ".json");
    try (KernelTalk talk = new KernelTalk()) {
      talk.writeConnection(connection);
      run(talk, start(aside, connection));
      if (!Files.exists(aside)) {
        throw new IOException("Java wrote no archive of classes");
      }
      Files.move(aside, archive.file(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
      Files.deleteIfExists(connection);
    }
  }

  /** Told to end, we kill the kernel: what it wrote until then is no archive. */
  private static void run(KernelTalk talk, Child kernel) throws IOException {
    try (kernel) {
      train(talk, kernel);
    } catch (IOException e) {
      if (!kernel.isTold()) {
        throw e;
      }
    }
    if (kernel.isTold()) {
      throw CommandFailure.stopped();
    }
  }

  private Child start(Path archive, Path connection) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(KernelArguments.of(java, StartArchive.make(archive), jars, connection));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Predicate<String> settings = name -> name.startsWith("MAMMOTH") || name.startsWith("JJAVA");
    builder.environment().keySet().removeIf(settings.or(KernelHealth.OPTIONS::contains));
    builder.environment().put(Environment.SANDBOX, "1");
    return Child.start(builder, Duration.ZERO);
  }

  private static void train(KernelTalk talk, Child kernel) throws IOException {
    if (!talk.connect(kernel)) {
      throw new IOException("the kernel did not start");
    }
    if (!talk.execute(FIRST_CELL).contains("text/html")) {
      throw new IOException("the kernel showed no table");
    }
    talk.complete("connec");
    for (String cell : MORE_CELLS) {
      talk.execute(cell);
    }
    talk.executeLast(LAST_CELL);
    if (!kernel.ends(TO_WRITE)) {
      throw new IOException("the kernel did not end");
    }
  }
}
