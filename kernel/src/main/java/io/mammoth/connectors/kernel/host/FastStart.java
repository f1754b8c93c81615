package io.mammoth.connectors.kernel.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether an installed kernel starts as fast as it can: its archive of loaded classes was made from
 * the jars and the Java that are there now. A record beside the archive says which those were.
 */
public final class FastStart {
  /** The system property that tells a kernel where its record is. */
  public static final String PROPERTY = "io.mammoth.connectors.start";

  /** The option that sets the property, but for its value. */
  public static final String OPTION = "-D" + PROPERTY + "=";

  private static final int FIRST_THAT_TRUSTS = 24;
  private static final String SLOW = "slow start: run install again (";

  private final @Nullable Path record;

  private FastStart(@Nullable Path record) {
    this.record = record;
  }

  /** The start that this record is about. */
  public static FastStart at(Path record) {
    return new FastStart(record);
  }

  /** The start of the kernel that this runs in. */
  public static FastStart ofThisKernel() {
    String file = System.getProperty(PROPERTY);
    return new FastStart(file == null ? null : Path.of(file));
  }

  /**
   * Writes down what the archive was made of, beside the Java that runs this.
   *
   * @param files the jars and the archive itself
   */
  public void write(List<Path> files) throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    List<String> lines = new ArrayList<>(List.of(java.toString()));
    lines.add(fact(java.resolve("lib").resolve("modules")));
    for (Path file : files) {
      lines.add(fact(file));
    }
    Files.write(Objects.requireNonNull(record), lines, UTF_8);
  }

  /**
   * Why the kernel starts slowly, and what helps, in a few words; null when it starts fast, and
   * where nobody asked for a fast start.
   */
  public @Nullable String problem() {
    if (record == null) {
      return null;
    }
    try {
      return problem(Files.readAllLines(record, UTF_8));
    } catch (IOException e) {
      return SLOW + "it has no archive)";
    }
  }

  /** Whether the virtual machine takes classes from an archive of another jar, without a word. */
  public boolean mayRunOldClasses() {
    return record != null && Runtime.version().feature() >= FIRST_THAT_TRUSTS && problem() != null;
  }

  private @Nullable String problem(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return SLOW + "its record is empty)";
    }
    if (isThisKernel() && !lines.get(0).equals(System.getProperty("java.home"))) {
      return SLOW + "it now runs on another Java)";
    }
    for (String line : lines.subList(1, lines.size())) {
      Path file = Path.of(line.substring(0, line.indexOf('\t')));
      if (!Files.exists(file) || !line.equals(fact(file))) {
        return SLOW + file.getFileName() + " has changed)";
      }
    }
    return null;
  }

  private boolean isThisKernel() {
    return String.valueOf(record).equals(System.getProperty(PROPERTY));
  }

  /** Whole seconds: images of containers and the virtual machine itself keep no more. */
  private static String fact(Path file) throws IOException {
    long seconds = Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
    return file + "\t" + Files.size(file) + "\t" + seconds;
  }
}
