package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.files.UserPath;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** Starts the sandbox of a notebook, with credentials of its own. */
final class EmbeddedSandbox {
  private EmbeddedSandbox() {}

  static Account account(String dialect) {
    Catalogue catalogue = catalogue(System.getenv(Environment.SANDBOX_FROM));
    Sandbox sandbox = Sandbox.from(catalogue, Dialect.of(dialect), 0);
    return new Account(
        sandbox.serverUrl(),
        Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()),
        sandbox.workspace(),
        true);
  }

  /**
   * The workspace that it will have, without starting it; null where its snapshot cannot be read,
   * which the first call says.
   */
  static @Nullable Integer workspace(@Nullable String snapshot) {
    try {
      return catalogue(snapshot).workspace();
    } catch (FileProblem unreadable) {
      return null;
    }
  }

  /** That of a snapshot where there is one. */
  private static Catalogue catalogue(@Nullable String file) {
    return file == null || file.isBlank()
        ? Catalogue.sample()
        : Snapshot.open(UserPath.of(file.strip())).catalogue();
  }
}
