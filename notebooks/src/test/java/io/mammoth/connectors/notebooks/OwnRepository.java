package io.mammoth.connectors.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Maven repository with what {@code deploy} would put there, for a user with no other. */
record OwnRepository(Path folder, String version) {
  private static final String GROUP = "io.mammoth.connectors";

  static OwnRepository layOut() throws IOException {
    Path parent = Workbench.root().resolve("pom.xml");
    Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(parent));
    if (!version.find()) {
      throw new AssertionError("no version in " + parent);
    }
    OwnRepository made = new OwnRepository(Workbench.scratch("repository"), version.group(1));
    Path built = Workbench.root().resolve("kernel/target");
    made.put(parent, "mammoth-connectors-parent", ".pom");
    made.put(built.resolve("dependency-reduced-pom.xml"), "mammoth-connectors-kernel", ".pom");
    made.put(Workbench.jar(), "mammoth-connectors-kernel", ".jar");
    return made;
  }

  String address() {
    return folder.toUri().toString();
  }

  String artifact() {
    return GROUP + ":mammoth-connectors-kernel:" + version;
  }

  /** With a home of its own, so that nothing comes from or goes into that of the developer. */
  Map<String, String> and(Map<String, String> variables) {
    return ownHome(variables);
  }

  static Map<String, String> ownHome(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("JAVA_TOOL_OPTIONS", "-Duser.home=" + Workbench.scratch("home"));
    return all;
  }

  private void put(Path file, String artifact, String ending) throws IOException {
    Path place = folder.resolve(GROUP.replace('.', '/')).resolve(artifact).resolve(version);
    Files.createDirectories(place);
    Files.copy(
        file,
        place.resolve(artifact + "-" + version + ending),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
