package io.mammoth.connectors.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which the extension comes into a real JJava, each twice, and what stands in it. */
class WaysInTest {
  private static final Map<String, String> SANDBOX = Map.of("MAMMOTHANALYTICS_SANDBOX", "1");
  private static final String REFUSED = "The Mammoth connectors are not in this notebook. ";

  private static Map<String, String> and(String name, String value) {
    Map<String, String> all = new HashMap<>(SANDBOX);
    all.put(name, value);
    return all;
  }

  private static Cell run(NotebookKernel kernel, String code) {
    Cell cell = kernel.run(code);
    assertNull(cell.error(), cell::toString);
    assertEquals(Map.of(), cell.streams(), cell::toString);
    return cell;
  }

  /** All names, one rendering of each value, and a magic whose value is shown once. */
  private static void isThere(NotebookKernel kernel) {
    assertTrue(run(kernel, "connectors.list()").html().contains("<table"));
    assertEquals("0", run(kernel, "Table.create(\"t\").columnCount()").text());
    Cell magic = run(kernel, "%mammoth list --limit 2");
    assertTrue(magic.text().endsWith("2 rows × 6 columns"), magic::toString);
    assertEquals(1, magic.tables(), magic::toString);
    assertNotNull(kernel.run("assert 1 > 2;").error());
  }

  private static void isNotThere(NotebookKernel kernel) {
    assertNotNull(kernel.run("connectors.list()").error());
    assertEquals("2", kernel.run("1 + 1").text());
  }

  @Test
  void onTheClassPathOfTheKernel() {
    String both = Workbench.jjava() + File.pathSeparator + Workbench.jar();
    try (NotebookKernel kernel = OtherKernel.jjava("jjava-with-connectors", both, SANDBOX)) {
      isThere(kernel);
      run(kernel, "%classpath " + Workbench.jar());
      isThere(kernel);
    }
  }

  @Test
  void byItsVariable() {
    Map<String, String> variables = and("JJAVA_CLASSPATH", Workbench.jar().toString());
    try (NotebookKernel kernel = OtherKernel.jjava(variables)) {
      isThere(kernel);
      run(kernel, OtherKernel.INSTALL);
      isThere(kernel);
    }
  }

  @Test
  void byTheClassPathMagic() {
    try (NotebookKernel kernel = OtherKernel.jjava(SANDBOX)) {
      isNotThere(kernel);
      run(kernel, "%classpath " + Workbench.jar());
      isThere(kernel);
      run(kernel, "%classpath " + Workbench.jar());
      isThere(kernel);
    }
  }

  @Test
  void byMaven() throws IOException {
    OwnRepository repository = OwnRepository.layOut();
    try (NotebookKernel kernel = OtherKernel.jjava(repository.and(SANDBOX))) {
      run(kernel, "%mavenRepo own " + repository.address());
      kernel.run("%maven " + repository.artifact());
      isThere(kernel);
      kernel.run("%maven " + repository.artifact());
      isThere(kernel);
    }
  }

  @Test
  void byOneLineWhereExtensionsAreSwitchedOff() {
    Map<String, String> variables = new HashMap<>(SANDBOX);
    variables.put("JJAVA_CLASSPATH", Workbench.jar().toString());
    variables.put("JJAVA_LOAD_EXTENSIONS", "0");
    try (NotebookKernel kernel = OtherKernel.jjava(variables)) {
      isNotThere(kernel);
      run(kernel, OtherKernel.INSTALL);
      isThere(kernel);
      run(kernel, OtherKernel.INSTALL);
      isThere(kernel);
    }
  }

  @Test
  void aMissingPartIsNamedAndTheKernelWorks() {
    Path thin = Workbench.root().resolve("kernel/target/original-mammoth-connectors.jar");
    try (NotebookKernel kernel = OtherKernel.jjava(and("JJAVA_CLASSPATH", thin.toString()))) {
      isNotThere(kernel);
      String said = kernel.log();
      assertTrue(said.contains(REFUSED + "A part of the Mammoth connectors is missing ("), said);
      assertFalse(said.contains("\tat "), said);
      assertNotNull(kernel.run(OtherKernel.INSTALL).error());
    }
  }

  @Test
  void anotherKernelIsRefusedInOneSentence() throws IOException {
    Path other = RenamedJar.of(Workbench.jjava(), "createRegistration", "createRegistratioN");
    String both = other + File.pathSeparator + Workbench.jar();
    try (NotebookKernel kernel = OtherKernel.jjava("jjava-of-another-time", both, SANDBOX)) {
      assertEquals("2", kernel.run("1 + 1").text());
      String said = kernel.log();
      assertTrue(said.contains(REFUSED + "They need JJava 1.0-a6 or newer"), said);
      assertFalse(said.contains("\tat "), said);
      Cell.CellError refused = kernel.run(OtherKernel.INSTALL).error();
      assertTrue(String.valueOf(refused).contains("in IJava 1.3 and in JShell."), said);
    }
  }

  @Test
  void aVersionThatIsLoadedTooIsNamed() throws IOException {
    Path newer = RenamedJar.ofVersion(Workbench.jar(), "9.9.9");
    try (NotebookKernel kernel = NotebookKernel.start(SANDBOX)) {
      assertFalse(run(kernel, "%mammoth").text().contains("loaded too"));
      run(kernel, "%classpath " + newer);
      String status = run(kernel, "%mammoth").text();
      assertTrue(status.contains("Version 9.9.9 was loaded too (" + newer.getFileName()), status);
      isThere(kernel);
    }
  }

  @Test
  void aPlainProgramIsToldWhereTheyWork() throws IOException {
    Path program = Workbench.scratch("plain").resolve("Plain.java");
    Files.writeString(
        program,
        "class Plain { public static void main(String[] none) { " + OtherKernel.INSTALL + " } }");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Run run =
        Run.program(SANDBOX, List.of(java, "-cp", Workbench.jar().toString(), program.toString()));
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("There is none of these here."), run.err());
  }
}
