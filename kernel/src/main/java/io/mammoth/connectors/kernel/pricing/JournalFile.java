package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

  private final Path path;
  private final JournalLock lock;
  private final RandomAccessFile file;
  private final JournalLines lines;
  private final Journal journal;
  private final StringBuilder unwritten = new StringBuilder();

  private JournalFile(
      Path path, JournalLock lock, RandomAccessFile file, JournalLines lines, Journal journal) {
    this.path = path;
    this.lock = lock;
    this.file = file;
    this.lines = lines;
    this.journal = journal;
  }

  /** A new one in a folder, with the plan in its first line. */
  static JournalFile create(Path folder, Origin origin, Draft draft) {
    String code = ApprovalCode.of(origin, draft);
    Path path = folder.resolve(NAME.format(Instant.now()) + "-" + code + ENDING);
    try {
      Files.createDirectories(folder);
      Files.createFile(path);
      JournalFile file = locked(path, lines -> Journal.of(path, origin, draft));
      file.begin(Journal.head(origin, draft));
      keep(folder);
      return file;
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }

  /** A journal that has no room for its plan is none. */
  private void begin(ObjectNode head) throws IOException {
    try {
      add(head);
      flush();
    } catch (PricingException noRoom) {
      file.close();
      Files.delete(path);
      lock.remove();
      throw noRoom;
    }
  }

  /** One that goes on after what is whole of it. */
  static JournalFile open(Path path) {
    try {
      return locked(path, lines -> Journal.of(path, lines));
    } catch (IOException failure) {
      throw new PricingException("The journal " + path + " cannot be opened: " + failure, failure);
    }
  }

  private static JournalFile locked(Path path, Function<JournalLines, Journal> content)
      throws IOException {
    JournalLock lock = JournalLock.of(path);
    try {
      return opened(path, lock, content);
    } catch (PricingException unreadable) {
      lock.remove();
      throw unreadable;
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static JournalFile opened(
      Path path, JournalLock lock, Function<JournalLines, Journal> content) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      byte[] bytes = new byte[Math.toIntExact(file.length())];
      file.readFully(bytes);
      JournalLines lines = JournalLines.read(path, bytes);
      JournalFile opened = new JournalFile(path, lock, file, lines, content.apply(lines));
      file.setLength(lines.wholeBytes());
      file.seek(lines.wholeBytes());
      return opened;
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
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

  /** What it holds by now. */
  Journal journal() {
    return journal;
  }

  /** Writes a line, and what was added before it. */
  void write(JournalEntry entry) {
    add(entry);
    flush();
  }

  /** A line that goes to the disk with the next one: before anything more is sent. */
  void add(JournalEntry entry) {
    add(entry.json());
    journal.add(entry);
  }

  /** The last line: a read has shown every step as the plan wants it. */
  void complete(Instant read) {
    add(Journal.completed(read));
    flush();
    journal.complete();
  }

  /** A line that says which account goes on with it. */
  void moved(Place place) {
    add(Journal.moved(place, Instant.now()));
    journal.moved(place);
  }

  private void add(ObjectNode line) {
    unwritten.append(lines.next(line));
  }

  private void flush() {
    byte[] bytes = unwritten.toString().getBytes(StandardCharsets.UTF_8);
    // What fails is not tried again: after half a line, no other may follow.
    unwritten.setLength(0);
    try {
      file.write(bytes);
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
    try (lock;
        file) {
      if (!unwritten.isEmpty()) {
        flush();
      }
      if (journal.isComplete()) {
        lock.remove();
      }
    } catch (IOException failure) {
      throw failed(path, failure);
    }
  }
}
