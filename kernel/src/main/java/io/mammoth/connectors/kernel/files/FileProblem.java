package io.mammoth.connectors.kernel.files;

import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be written or read as asked: which, where in it, and what to do. Control
 * characters of its content are escaped in the message.
 */
public final class FileProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FileProblem(String sentence, @Nullable Throwable cause) {
    super(ControlCharacters.escapeIn(sentence), cause);
  }

  /** A problem in one sentence that names the file. */
  public static FileProblem of(String sentence) {
    return new FileProblem(sentence, null);
  }

  /** A problem in one line of a file, counted from 1. */
  public static FileProblem at(Path file, int line, String problem) {
    return new FileProblem(
        file.getFileName() + ", line " + line + ": " + problem + " Nothing was read.", null);
  }

  /** A file that the system does not let be written; what was there before still is. */
  public static FileProblem notWritten(Path file, IOException failure) {
    return new FileProblem(
        file + " was not written: " + reason(failure) + ". What was there before still is.",
        failure);
  }

  /** A file that the system does not let be read. */
  public static FileProblem notRead(Path file, IOException failure) {
    return new FileProblem(file + " was not read: " + reason(failure) + ".", failure);
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "there is no permission";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
