package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VendorClientTest {

  @Test
  void theVendorsOwnPythonClientReadsTheSandboxAndIsRefusedWithAWrongSecret() {
    try (SandboxProcess sandbox = SandboxProcess.start(4)) {
      String script = Workbench.resource("vendor_client.py");
      Run run =
          Run.program(sandbox.variables(), List.of(Workbench.python().toString(), "-c", script));
      List<String> lines = run.out().lines().toList();
      assertEquals(3, lines.size(), run.toString());
      assertTrue(lines.get(0).matches("listed [1-9]\\d+"), run.out());
      assertEquals("got postgres", lines.get(1));
      assertEquals("refused 401", lines.get(2));
    }
  }
}
