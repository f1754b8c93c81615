package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.files.UserPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Ends a command: one sentence that says what is wrong and what helps, and the exit code. */
final class CommandFailure extends RuntimeException {

  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int MISSING = 3;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String sentence) {
    super(sentence, null, false, false);
    this.exitCode = exitCode;
  }

  static CommandFailure failed(String sentence) {
    return new CommandFailure(FAILED, sentence);
  }

  static CommandFailure usage(String sentence) {
    return new CommandFailure(USAGE, sentence);
  }

  static CommandFailure missing(String sentence) {
    return new CommandFailure(MISSING, sentence);
  }

  /** For whoever sees its work end because we were told to end. */
  static CommandFailure stopped() {
    return failed("Stopped from outside.");
  }

  static CommandFailure notWritten(Path path, IOException problem) {
    return failed("Cannot write " + path + ": " + reason(problem) + ".");
  }

  static int exitCode(Throwable problem) {
    return problem instanceof CommandFailure failure ? failure.exitCode : FAILED;
  }

  static String sentence(Throwable problem) {
    if (problem instanceof CommandFailure) {
      return oneLine(problem);
    }
    if (problem instanceof IOException io) {
      return "It did not work: " + reason(io) + ".";
    }
    if (problem instanceof InvalidPathException path) {
      return UserPath.problem(path.getInput());
    }
    return "This is a mistake in mammoth-connectors: "
        + problem.getClass().getSimpleName()
        + ": "
        + oneLine(problem);
  }

  static String oneLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "no permission for " + problem.getMessage();
    }
    if (problem instanceof FileAlreadyExistsException) {
      return problem.getMessage() + " is a file, not a folder";
    }
    if (problem instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return oneLine(problem);
  }
}
