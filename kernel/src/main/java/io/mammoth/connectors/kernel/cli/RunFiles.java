package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves: the executed notebook, its page beside it, and the report for build servers.
 *
 * @param notebook null when it is not wanted
 * @param page null when it is not wanted
 * @param junit null when it is not wanted
 */
record RunFiles(@Nullable Path notebook, @Nullable Path page, @Nullable Path junit) {

  /**
   * Makes the folders, so that a run of an hour does not end in a file that cannot be written.
   *
   * @param out a notebook, an HTML page, or a folder for both; null for neither
   */
  static RunFiles prepare(@Nullable Path out, @Nullable Path junit, String name) {
    RunFiles files = named(out == null ? null : out.toAbsolutePath().normalize(), junit, name);
    for (Path file : files.all()) {
      Folders.make(file.toAbsolutePath().resolveSibling(""));
    }
    return files;
  }

  private static RunFiles named(@Nullable Path out, @Nullable Path junit, String name) {
    if (out == null) {
      return new RunFiles(null, null, junit);
    }
    Path file = Files.isDirectory(out) ? out.resolve(name) : out;
    String wanted = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (wanted.endsWith(".html")) {
      return new RunFiles(null, file, junit);
    }
    if (!wanted.endsWith(".ipynb")) {
      throw CommandFailure.usage("-o names a .ipynb or .html file, or a folder: not " + out + ".");
    }
    String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return new RunFiles(file, file.resolveSibling(stem + ".html"), junit);
  }

  List<Path> all() {
    List<Path> all = new ArrayList<>();
    for (Path file : new Path[] {notebook, page, junit}) {
      if (file != null) {
        all.add(file);
      }
    }
    return all;
  }

  /**
   * Tells of each file that is written. The page comes last: it may fail where the rest does not.
   * The report, which is small, comes first: told to end, there is little time. One that cannot be
   * written costs none of the others: the first failure is thrown after all.
   */
  void write(NotebookRun run, RunReport report, Consumer<Path> written) throws IOException {
    List<CommandFailure> failures = new ArrayList<>();
    if (junit != null) {
      put(JUnitReport.of(report), junit, written, failures);
    }
    if (notebook != null && Files.exists(run.executed())) {
      put(Files.readAllBytes(run.executed()), notebook, written, failures);
    }
    if (page != null) {
      putPage(run, page, written, failures);
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private static void putPage(
      NotebookRun run, Path page, Consumer<Path> written, List<CommandFailure> failures)
      throws IOException {
    try {
      Path made = run.page();
      if (made != null) {
        put(Files.readAllBytes(made), page, written, failures);
      }
    } catch (CommandFailure notMade) {
      failures.add(notMade);
    }
  }

  /** Whole or not at all, in place of what is there. */
  private static void put(
      byte[] content, Path file, Consumer<Path> written, List<CommandFailure> failures) {
    try {
      WholeFile.write(file, out -> out.write(content));
      written.accept(file);
    } catch (IOException e) {
      failures.add(CommandFailure.notWritten(file.toAbsolutePath(), e));
    }
  }
}
