package io.mammoth.connectors.kernel.notebook;

import java.util.List;

/** What this extension is made of; in its own jar all of it is there. */
final class Parts {
  /** A class of each. */
  private static final List<String> CLASSES =
      List.of(
          "io.mammoth.connectors.MammothClient",
          "tech.tablesaw.api.Table",
          "okhttp3.OkHttpClient",
          "com.fasterxml.jackson.databind.json.JsonMapper",
          "picocli.CommandLine");

  private Parts() {}

  /**
   * Sees that nothing is missing, before anything is done.
   *
   * @throws IllegalStateException names the part that is missing
   */
  static void require() {
    for (String name : CLASSES) {
      try {
        Class.forName(name, false, Parts.class.getClassLoader());
      } catch (ClassNotFoundException missing) {
        throw new IllegalStateException(
            "A part of the Mammoth connectors is missing ("
                + name
                + "): load mammoth-connectors.jar, which has all its parts in it.");
      }
    }
  }
}
