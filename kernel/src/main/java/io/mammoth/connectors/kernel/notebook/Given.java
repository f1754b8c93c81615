package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.files.UserPath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a user gives to a name of the notebook, checked where it comes in. */
final class Given {
  private Given() {}

  /**
   * The value itself.
   *
   * @param name of the argument, as help and completion show it
   */
  static <T> T that(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("The argument " + name + " is null: a value is needed.");
    }
    return value;
  }

  /** The file or folder of this name. */
  static Path path(@Nullable String value, String name) {
    return UserPath.of(that(value, name));
  }
}
