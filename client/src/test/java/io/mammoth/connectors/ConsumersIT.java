package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built jar as others use it: from a clean Maven project, and on the module path. */
@Timeout(300)
final class ConsumersIT {
  private static final Path JAR = Path.of(System.getProperty("mammoth.jar"));
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private final Path folder;

  ConsumersIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private static FaultServer server() {
    String body =
        ServedTest.json(
            "{'connectors':[{'id':7,'name':'Salesforce','enabled':true,'price_per_month':29.90}]}");
    return new FaultServer(FaultServer.answers(200, "", body));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String program() throws IOException {
    return Files.readString(Path.of("src/test/resources/consumer/Program.java.txt"));
  }

  private static String printed(List<String> command) {
    ChildJvm program = ChildJvm.run(command);
    assertEquals(0, program.exit(), () -> String.join("\n", program.printed()));
    return program.printed().get(program.printed().size() - 1);
  }

  @Test
  void theJarIsSmall() throws IOException {
    assertTrue(Files.size(JAR) <= 256 * 1024, () -> JAR + " is " + JAR.toFile().length());
  }

  @Test
  void aProgramOnTheModulePathUsesTheJar() throws Exception {
    write("src/module-info.java", "module consumer { requires io.mammoth.connectors; }");
    write("src/consumer/Program.java", program());
    String path = JAR + File.pathSeparator + dependencies();
    String out = folder.resolve("out").toString();
    ChildJvm compiled =
        ChildJvm.run(
            List.of(
                ChildJvm.java("javac"),
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "--module-path",
                path,
                "-d",
                out,
                folder.resolve("src/module-info.java").toString(),
                folder.resolve("src/consumer/Program.java").toString()));
    assertEquals(0, compiled.exit(), compiled::toString);
    assertRuns(
        "read Salesforce 29.90 in a module",
        List.of(
            "--module-path", path + File.pathSeparator + out, "-m", "consumer/consumer.Program"));
  }

  /** Runs the program on this JDK and on each other one that this machine has. */
  private static void assertRuns(String last, List<String> arguments) throws IOException {
    Map<Integer, Path> jdks = Jdks.all();
    System.out.println("Consumers run on JDK " + jdks.keySet());
    for (Path jdk : jdks.values()) {
      try (FaultServer server = server()) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(arguments);
        command.add(server.address());
        assertEquals(last, printed(command));
        assertSaysItsVersion(server);
      }
    }
  }

  private static void assertSaysItsVersion(FaultServer server) {
    ServedTest.assertContains(
        "User-Agent: mammoth-connectors-java/" + version() + " (java/",
        String.valueOf(server.heads.peek()));
  }

  private static String version() {
    return JAR.getFileName().toString().replaceAll("mammoth-connectors-client-(.*)\\.jar", "$1");
  }

  private static String dependencies() {
    return Stream.of(
            OkHttpClient.class,
            Buffer.class,
            kotlin.Unit.class,
            JsonFactory.class,
            NullMarked.class)
        .map(ConsumersIT::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> of) {
    try {
      URI place = of.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place).toString();
    } catch (URISyntaxException never) {
      throw new AssertionError(never);
    }
  }

  @Test
  void aCleanMavenProjectUsesTheJar() throws Exception {
    String version = deployed();
    write("project/src/main/java/consumer/Program.java", program());
    write("project/pom.xml", pom(version));
    List<String> build = maven();
    build.addAll(List.of("-q", "-f", folder.resolve("project/pom.xml").toString(), "package"));
    ChildJvm built = ChildJvm.run(build);
    assertEquals(0, built.exit(), () -> String.join("\n", built.printed()));
    String libraries = folder.resolve("project/target/lib") + File.separator + "*";
    String classes = folder.resolve("project/target/classes").toString();
    assertRuns(
        "read Salesforce 29.90 in the class path",
        List.of("-cp", classes + File.pathSeparator + libraries, "consumer.Program"));
    assertEquals(
        List.of(
            "annotations",
            "jackson-core",
            "jspecify",
            "kotlin-stdlib",
            "mammoth-connectors-client",
            "okhttp-jvm",
            "okio-jvm"),
        names(folder.resolve("project/target/lib")));
  }

  private static List<String> names(Path libraries) throws IOException {
    try (Stream<Path> files = Files.list(libraries)) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("-\\d.*", ""))
          .sorted()
          .toList();
    }
  }

  /** Puts jar and POMs where a repository would have them; gives the version. */
  private String deployed() throws IOException {
    String version = version();
    deploy("mammoth-connectors-parent", version, ROOT.resolve("pom.xml"), ".pom");
    deploy("mammoth-connectors-client", version, ROOT.resolve("client/pom.xml"), ".pom");
    deploy("mammoth-connectors-client", version, JAR, ".jar");
    return version;
  }

  private void deploy(String artifact, String version, Path file, String ending)
      throws IOException {
    Path place =
        folder.resolve("repository/io/mammoth/connectors").resolve(artifact).resolve(version);
    Files.createDirectories(place);
    Files.copy(file, place.resolve(artifact + "-" + version + ending));
  }

  /** The wrapper of this project, with a local repository of its own before the machine's. */
  private List<String> maven() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    String shared =
        System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
    return new ArrayList<>(
        List.of(
            ROOT.resolve(windows ? "mvnw.cmd" : "mvnw").toString(),
            "-B",
            "-Dmaven.repo.local=" + folder.resolve("local"),
            "-Dmaven.repo.local.tail=" + shared,
            "-Dmaven.repo.local.tail.ignoreAvailability=true"));
  }

  private String pom(String version) throws IOException {
    return Files.readString(Path.of("src/test/resources/consumer/pom.xml"))
        .replace("@repository@", folder.resolve("repository").toUri().toString())
        .replace("@version@", version);
  }
}
