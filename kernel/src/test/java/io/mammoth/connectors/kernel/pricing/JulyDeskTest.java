package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A desk on a sandbox of July's contract for each test. */
abstract class JulyDeskTest {
  final Path folder;
  SandboxDesk desk;

  JulyDeskTest(Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  final void openDesk() {
    desk = SandboxDesk.of(Dialect.JULY, folder);
  }

  @AfterEach
  final void closeDesk() {
    desk.close();
  }
}
