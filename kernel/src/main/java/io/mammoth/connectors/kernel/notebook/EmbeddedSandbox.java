package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.files.UserPath;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.sandbox.Catalogue;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;

/** Starts the sandbox of a notebook, with credentials of its own. */
final class EmbeddedSandbox {
  private EmbeddedSandbox() {}

  static Account account(String dialect) {
    Sandbox sandbox = Sandbox.from(catalogue(), Dialect.of(dialect), 0);
    return new Account(
        sandbox.serverUrl(),
        Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()),
        sandbox.workspace(),
        true);
  }

  /** That of a snapshot where the environment names one. */
  private static Catalogue catalogue() {
    String file = System.getenv(Environment.SANDBOX_FROM);
    return file == null || file.isBlank()
        ? Catalogue.sample()
        : Snapshot.open(UserPath.of(file.strip())).catalogue();
  }
}
