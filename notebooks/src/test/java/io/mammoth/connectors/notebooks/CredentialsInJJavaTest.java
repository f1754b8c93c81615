package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real kernel with an account, and without one. */
class CredentialsInJJavaTest {
  private static final String CANARY = "canary-4f1e8d0b7a";

  private static String error(Cell cell) {
    return Objects.requireNonNull(cell.error(), cell::toString).message();
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of(Map.of(), "MAMMOTHANALYTICS_API_TOKEN"),
        Arguments.of(Map.of("MAMMOTHANALYTICS_API_KEY", CANARY), "MAMMOTHANALYTICS_API_SECRET"),
        Arguments.of(Map.of("MAMMOTHANALYTICS_SANDBOX", CANARY), "MAMMOTHANALYTICS_SANDBOX"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void theKernelStartsAndTheFirstUseNamesTheVariable(Map<String, String> variables, String name) {
    try (NotebookKernel kernel = NotebookKernel.start(variables)) {
      assertEquals("2", kernel.run("1 + 1").text());
      Cell failed = kernel.run("connectors.list()");
      assertTrue(error(failed).contains(name), failed::toString);
      assertTrue(error(failed).lines().count() <= 3, failed::toString);
      Cell status = kernel.run("%mammoth");
      assertTrue(status.text().contains(name), status::toString);
      assertFalse((failed + kernel.log() + status).contains(CANARY), failed::toString);
    }
  }

  @Test
  void onAnAccountTheFirstWriteIsRefusedAndSendsNothing() {
    try (SandboxProcess account = SandboxProcess.start(4);
        NotebookKernel kernel = NotebookKernel.start(account.variables())) {
      String before = kernel.run("connectors.fetch().size()").text();
      assertTrue(
          error(kernel.run("connectors.create(\"Refused\")")).contains("%mammoth writes on"));
      assertEquals(before, kernel.run("connectors.fetch().size()").text());
      assertNull(kernel.run("%mammoth writes on").error());
      assertNull(kernel.run("connectors.create(\"Allowed\")").error());
      assertEquals(
          Integer.toString(Integer.parseInt(before) + 1),
          kernel.run("connectors.fetch().size()").text());
    }
  }

  @Test
  void anAccountIsNamedByItsVariablesAndNeverByItsSecret() {
    try (SandboxProcess account = SandboxProcess.start(4);
        NotebookKernel kernel = NotebookKernel.start(account.variables())) {
      String all = kernel.run("%mammoth") + kernel.run("mammoth + \" \" + connectors").toString();
      assertTrue(all.contains("MAMMOTHANALYTICS_API_KEY and MAMMOTHANALYTICS_API_SECRET"), all);
      assertFalse(all.contains("SANDBOX"), all);
      assertFalse(all.contains(secret(account)), all);
      assertFalse(kernel.log().contains(secret(account)));
    }
  }

  private static String secret(SandboxProcess account) {
    return Objects.requireNonNull(account.variables().get("MAMMOTHANALYTICS_API_SECRET"));
  }
}
