package io.mammoth.connectors.kernel.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is written whole or not at all: aside, flushed to the disk, then renamed. Whoever is
 * killed in between leaves the old file, and a part beside it that the next one removes.
 */
public final class WholeFile implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path target;
  private final Path aside;
  private final FileOutputStream file;
  private final DigestOutputStream out;
  private boolean settled;

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile(Path target, Path aside) throws IOException {
    this.target = target;
    this.aside = aside;
    // A link that another user has put there under that name is not followed.
    this.file = new FileOutputStream(Files.createFile(aside).toFile());
    this.out = new DigestOutputStream(file, Sha256.digest());
  }

  /**
   * Writes a file in place of one that is there.
   *
   * @throws IOException when it cannot be written; one that was there before is then as it was
   */
  public static void write(Path file, Content content) throws IOException {
    try (WholeFile whole = begin(file)) {
      content.writeTo(whole.out());
      whole.finish();
      whole.rename();
    }
  }

  /** Begins one; nothing is where it is to be before {@link #rename}. */
  static WholeFile begin(Path file) throws IOException {
    // A link is followed: what it leads to is the file.
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(String.valueOf(folder));
    }
    clear(target, folder);
    String name =
        "."
            + target.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + (RANDOM.nextLong() >>> 1);
    return new WholeFile(target, folder.resolve(name + ".part"));
  }

  /** Removes parts of this file that somebody left who lives no more. */
  private static void clear(Path target, Path folder) throws IOException {
    Pattern part =
        Pattern.compile(
            "\\." + Pattern.quote(target.getFileName().toString()) + "\\.(\\d{1,9})-\\d+\\.part");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
      for (Path each : files) {
        Matcher matcher = part.matcher(each.getFileName().toString());
        if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  OutputStream out() {
    return out;
  }

  /** Ends the writing; all of it is on the disk then. */
  void finish() throws IOException {
    out.flush();
    file.getFD().sync();
    file.close();
  }

  /** The hash of what was written. */
  String hash() {
    return Sha256.hex(out.getMessageDigest());
  }

  /** Puts the file where it is to be, in one step. */
  void rename() throws IOException {
    try {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
    }
    settled = true;
    Path folder = aside.getParent();
    if (folder != null) {
      keep(folder);
    }
  }

  /** The folder's own entry for the file, where the system lets it be flushed. */
  private static void keep(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      System.getLogger(WholeFile.class.getName())
          .log(System.Logger.Level.DEBUG, "the folder cannot be flushed", notHere);
    }
  }

  /** Discards what was not put in its place. */
  @Override
  public void close() throws IOException {
    file.close();
    if (!settled) {
      Files.deleteIfExists(aside);
    }
  }
}
