package io.mammoth.connectors.kernel.pricing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a journal for one program at a time, by a lock on a file beside it.
 *
 * <p>Not on the journal itself: on Linux and macOS a process loses its locks on a file as soon as
 * it closes any descriptor of that file, and journals are read while they are written. For the same
 * reason a program that holds the lock must not even try to take it again, so it keeps a list: of
 * the whole process, as its locks are.
 */
final class JournalLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final RandomAccessFile file;
  private boolean isClosed;

  private JournalLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes the lock of a journal that exists.
   *
   * @throws PricingException when it is taken, by this program or another one
   */
  static JournalLock of(Path journal) throws IOException {
    Path real = journal.toRealPath();
    Path path = real.resolveSibling(real.getFileName() + ".lock");
    if (!HELD.add(path)) {
      throw new PricingException("The journal " + journal + " is being written right now.");
    }
    try {
      return new JournalLock(path, locked(journal, path));
    } catch (IOException | RuntimeException failure) {
      HELD.remove(path);
      throw failure;
    }
  }

  private static RandomAccessFile locked(Path journal, Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (file.getChannel().tryLock() != null) {
        return file;
      }
      throw new PricingException(
          "The journal " + journal + " is being written by another program.");
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  /** Removes the file as well: only of a journal that is never written again. */
  void remove() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  /** Once: after that the path may be someone else's. */
  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      file.close();
    } finally {
      HELD.remove(path);
    }
  }
}
