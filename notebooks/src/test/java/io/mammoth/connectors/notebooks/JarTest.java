package io.mammoth.connectors.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the runnable jar to its size, and its parts to their place: no notebook may meet them. */
class JarTest {

  private static final long MOST_BYTES = 14_000_000;

  /** Ours, Tablesaw under its own name because cells say it, and annotations, which run nothing. */
  private static final Pattern PLACES =
      Pattern.compile(
          "(io/mammoth/connectors|tech/tablesaw|META-INF(?!/versions)"
              + "|javax/annotation|org/(checkerframework|jetbrains/annotations|intellij/lang|jspecify))/.*");

  /** What parts of ours can use and work well without, and what the kernel itself provides. */
  private static final List<String> OPTIONAL =
      List.of(
          "javax.annotation.",
          "org.bouncycastle.jsse.",
          "org.conscrypt.",
          "org.openjsse.",
          "org.jspecify.annotations.",
          "org.dflib.jjava.jupyter.",
          "io.github.spencerpark.jupyter.",
          "io.mammoth.connectors.internal.google.common.graph.",
          "io.mammoth.connectors.internal.kotlin.collections.unsigned.",
          "smile.data.");

  @Test
  void theJarIsNoLargerThanItMayBe() throws IOException {
    assertTrue(Files.size(Workbench.jar()) <= MOST_BYTES, "bytes: " + Files.size(Workbench.jar()));
  }

  @Test
  void everyPartIsRelocated() throws IOException {
    assertEquals(List.of(), entries().stream().filter(PLACES.asMatchPredicate().negate()).toList());
  }

  @Test
  void nothingIsMissingButWhatIsKnownToBeOptional() {
    StringWriter found = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    PrintWriter out = new PrintWriter(found);
    jdeps.run(
        out, out, "-q", "--missing-deps", "--multi-release", "17", Workbench.jar().toString());
    List<String> missing =
        found
            .toString()
            .lines()
            .filter(line -> line.startsWith(" ") && line.contains("->"))
            .map(line -> line.replaceAll(".*-> (\\S+).*", "$1"))
            .distinct()
            .toList();
    assertTrue(missing.contains("smile.data.DataFrame"), "jdeps said: " + found);
    assertEquals(List.of(), missing.stream().filter(name -> !isOptional(name)).toList());
  }

  @Test
  void licencesAndNoticesOfThePartsAreKept() throws IOException {
    List<String> entries = entries();
    assertTrue(entries.contains("META-INF/LICENSE"));
    assertTrue(entries.contains("META-INF/NOTICE"));
    for (String part :
        List.of("icu4j", "slf4j", "commons-math3", "jackson-core-fastdoubleparser")) {
      assertTrue(entries.contains("META-INF/licenses/" + part + ".txt"), part);
    }
    try (JarFile jar = new JarFile(Workbench.jar().toFile())) {
      byte[] notice = jar.getInputStream(jar.getEntry("META-INF/NOTICE")).readAllBytes();
      String text = new String(notice, UTF_8);
      assertTrue(text.contains("Jackson") && text.contains("Apache Commons Math"), text);
    }
  }

  private static boolean isOptional(String name) {
    return OPTIONAL.stream().anyMatch(name::startsWith);
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(Workbench.jar().toFile())) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(entry -> entry.getName())
          .toList();
    }
  }
}
