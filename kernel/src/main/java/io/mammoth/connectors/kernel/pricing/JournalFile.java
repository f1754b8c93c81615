package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A journal that is being written: each line is on the disk before the next thing is sent. One
 * program at a time.
 *
 * <p>Not by a channel: those close themselves when the thread is interrupted, and a stop button is
 * when a journal is wanted most.
 */
final class JournalFile implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss-SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String ENDING = ".journal";

  /** Where nothing is read: some systems let nobody read what is locked. */
  private static final long BEYOND = Long.MAX_VALUE - 1;

  private final Path path;
  private final RandomAccessFile file;
  private final StringBuilder unwritten = new StringBuilder();

  private JournalFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** A new one in a folder, with the plan in its first line. */
  static JournalFile create(Path folder, Origin origin, Draft draft) {
    String code = ApprovalCode.of(origin.place(), draft.steps());
    Path path = folder.resolve(NAME.format(Instant.now()) + "-" + code + ENDING);
    try {
      Files.createDirectories(folder);
      Files.createFile(path);
      JournalFile file = locked(path);
      begin(file, Journal.head(origin, draft));
      keep(folder);
      return file;
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }

  /** A journal that has no room for its plan is none. */
  private static void begin(JournalFile file, JsonNode head) throws IOException {
    try {
      file.add(head);
      file.flush();
    } catch (PricingException noRoom) {
      file.close();
      Files.delete(file.path);
      throw noRoom;
    }
  }

  /** Those in a folder that were begun since a moment, the oldest first. */
  static List<Path> since(Path folder, Instant moment) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String first = NAME.format(moment);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .filter(file -> file.getFileName().toString().compareTo(first) >= 0)
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new PricingException(
          "The journals in " + folder + " cannot be listed: " + failure, failure);
    }
  }

  /** One that goes on after what is whole of it. */
  static JournalFile open(Path path) {
    Journal.open(path);
    JournalFile file = locked(path);
    try {
      long whole = Journal.open(path).wholeBytes();
      file.file.setLength(whole);
      file.file.seek(whole);
      return file;
    } catch (IOException failure) {
      file.close();
      throw failed(path, failure);
    }
  }

  private static JournalFile locked(Path path) {
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        lock(path, file);
        return new JournalFile(path, file);
      } catch (IOException | RuntimeException failure) {
        file.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }

  private static void lock(Path path, RandomAccessFile file) throws IOException {
    try {
      if (file.getChannel().tryLock(BEYOND, 1, false) != null) {
        return;
      }
    } catch (OverlappingFileLockException here) {
      throw new PricingException("The journal " + path + " is being written right now.", here);
    }
    throw new PricingException("The journal " + path + " is being written by another program.");
  }

  /** The folder's own entry for the file, where the system lets it be flushed. */
  private static void keep(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      System.getLogger(JournalFile.class.getName())
          .log(System.Logger.Level.DEBUG, "the folder cannot be flushed", notHere);
    }
  }

  Path path() {
    return path;
  }

  /** Writes a line, and what was added before it. */
  void write(int step, Journal.State state, long id, String message) {
    add(step, state, id, message);
    flush();
  }

  /** A line that goes to the disk with the next one: before anything more is sent. */
  void add(int step, Journal.State state, long id, String message) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    add(new Journal.Entry(step, state, now, id, message).json());
  }

  private void add(JsonNode line) {
    unwritten.append(PlanJson.text(line, false)).append('\n');
  }

  void flush() {
    byte[] lines = unwritten.toString().getBytes(StandardCharsets.UTF_8);
    // What fails is not tried again: after half a line, no other may follow.
    unwritten.setLength(0);
    try {
      file.write(lines);
      file.getFD().sync();
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }

  private static PricingException failed(Path path, IOException failure) {
    return new PricingException(
        "The journal " + path + " cannot be written, so nothing more is sent: " + failure, failure);
  }

  @Override
  public void close() {
    try (file) {
      if (!unwritten.isEmpty()) {
        flush();
      }
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }
}
