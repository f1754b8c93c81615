package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.host.FastStart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Installs a kernel: its files first, under names that nothing there has, then the kernelspec, in
 * one step. Until that step the old kernel is as it was, and after it a running one keeps its jars.
 */
final class KernelSetup {
  /** Of the class path that a kernel is started with. */
  private static final String SEPARATOR = File.pathSeparator;

  /** In a path, Java takes what follows for a file inside a jar. */
  private static final String INSIDE_A_JAR = "!/";

  /** Jupyter puts its own words in the place of these, in all that a kernel is started with. */
  private static final Pattern REPLACED_BY_JUPYTER = Pattern.compile("\\{[A-Za-z0-9_]+}");

  private static final long MIB = 1L << 20;
  private static final long BYTES_OF_AN_ARCHIVE = 96 * MIB;

  private final KernelSpec spec;
  private final Path folder;
  private final Consumer<String> progress;

  KernelSetup(KernelSpec spec, Consumer<String> progress) {
    this.spec = spec;
    this.folder = spec.folder();
    this.progress = progress;
  }

  /**
   * Installs the kernel, in place of an older one.
   *
   * @param fast whether to make the archive that it starts from
   */
  void install(Path jjava, Path connectors, boolean sandbox, boolean fast) throws IOException {
    Path java = JavaInstallation.forKernels();
    checkPlace();
    spec.checkOurs();
    // Told to end, the virtual machine waits until this is done or undone.
    Termination termination = Termination.hook(() -> Termination.awaitCommand(System.nanoTime()));
    Set<Path> made = new LinkedHashSet<>(Folders.missing(folder));
    made.addAll(spec.madeFolders());
    List<Path> before = Folders.list(folder);
    try {
      Files.createDirectories(folder);
      JarCopies jars = JarCopies.make(jjava, connectors, folder);
      List<Path> files = new ArrayList<>(jars.both());
      List<String> options = fast ? fastStart(java, jars, files) : List.of();
      Path connection = Path.of(KernelArguments.CONNECTION);
      List<String> command = KernelArguments.of(java, options, jars, connection);
      verifyStarts(command, sandbox);
      List<Path> old = spec.files();
      spec.write(command, sandbox, files, made);
      clean(files, old);
    } catch (IOException e) {
      undo(before, made);
      throw CommandFailure.notWritten(folder, e);
    } catch (RuntimeException | Error e) {
      undo(before, made);
      throw e;
    } finally {
      termination.close();
    }
  }

  /** Refuses a place that no kernel could start from. */
  void checkPlace() {
    String place = folder.toString();
    Matcher replaced = REPLACED_BY_JUPYTER.matcher(place);
    String hinders =
        replaced.find()
            ? replaced.group()
            : Stream.of(SEPARATOR, INSIDE_A_JAR)
                .filter(place.replace(File.separatorChar, '/')::contains)
                .findFirst()
                .orElse(null);
    if (hinders != null) {
      throw CommandFailure.usage(
          "A kernel in "
              + folder
              + " could not start, because of the '"
              + hinders
              + "' in its path: choose another folder.");
    }
  }

  /** Refuses a kernel that Jupyter could not start, for whatever reason, here and now. */
  private void verifyStarts(List<String> command, boolean sandbox) {
    if (spec.holds(command) && KernelHealth.optionsSet().isEmpty()) {
      return;
    }
    String problem = KernelTrial.problem(command, KernelSpec.variables(sandbox));
    if (problem != null) {
      throw CommandFailure.failed(
          "A kernel in "
              + folder
              + " does not start: "
              + problem
              + ". Nothing was installed: "
              + KernelHealth.fix("check how much memory and disk space is free")
              + ".");
    }
  }

  /** The options of a fast start, and its files in the list; neither where it cannot be had. */
  private List<String> fastStart(Path java, JarCopies jars, List<Path> files) throws IOException {
    StartArchive archive = StartArchive.in(folder, jars);
    if (!archive.isCurrent()) {
      checkRoom();
      progress.accept("Running the kernel once, so that it starts fast from now on");
      try {
        new TrainingRun(java, jars).make(archive);
        List<Path> madeOf = new ArrayList<>(jars.both());
        madeOf.add(archive.file());
        FastStart.at(archive.record()).write(madeOf);
      } catch (IOException e) {
        progress.accept("It will start slowly: " + CommandFailure.reason(e) + ".");
        return List.of();
      }
    }
    files.addAll(List.of(archive.file(), archive.record()));
    return archive.use();
  }

  /** In a chroot Java finds no mount point: unknown free space is no reason to stop. */
  private void checkRoom() {
    long free = folder.toFile().getUsableSpace();
    if (free > 0 && free < BYTES_OF_AN_ARCHIVE) {
      throw CommandFailure.failed(
          "A fast start takes "
              + (BYTES_OF_AN_ARCHIVE / MIB)
              + " MB, and the disk of "
              + folder
              + " has "
              + (free / MIB)
              + " MB left: make room, or add --no-fast-start.");
    }
  }

  /** A kernel of the old files may run: it opens its jars again when a notebook adds to them. */
  private void clean(Collection<Path> files, List<Path> old) throws IOException {
    Set<Path> kept = new LinkedHashSet<>(files);
    old.stream().filter(file -> file.toString().endsWith(".jar")).forEach(kept::add);
    for (Path file : spec.otherFiles()) {
      if (!kept.contains(file)) {
        deleteIfPossible(file);
      }
    }
  }

  private void undo(List<Path> before, Set<Path> made) throws IOException {
    for (Path file : Folders.list(folder)) {
      if (!before.contains(file)) {
        deleteIfPossible(file);
      }
    }
    for (Path each : made) {
      Folders.deleteIfEmpty(each);
    }
  }

  private static void deleteIfPossible(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      // The next install tries again.
    }
  }
}
