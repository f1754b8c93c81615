package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.host.CellClasses;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;

/**
 * This extension a second time in one notebook: whichever was there first is what runs, so that one
 * loaded later must be named, or nobody learns why it changes nothing.
 */
final class OtherVersions {
  private static final String CLASS = Notebook.class.getName().replace('.', '/') + ".class";

  private OtherVersions() {}

  /** The card with a remark about each. */
  static Card namedOn(Card card, String running) {
    Card named = card;
    for (String other : others(running)) {
      named = named.remark(other);
    }
    return named;
  }

  private static List<String> others(String running) {
    ClassLoader loader =
        Objects.requireNonNullElse(CellClasses.loader(), Notebook.class.getClassLoader());
    List<String> others = new ArrayList<>();
    try {
      for (URL place : Collections.list(loader.getResources(CLASS))) {
        String version = version(place);
        if (!version.isEmpty() && !version.equals(running)) {
          others.add(sentence(version, jar(place), running));
        }
      }
    } catch (IOException unreadable) {
      others.clear();
    }
    return others;
  }

  private static String sentence(String version, String jar, String running) {
    return "Version %s was loaded too (%s), but %s was there first and is what runs. To change that: java -jar %s install, then restart the kernel."
        .formatted(version, jar, running, jar);
  }

  private static String version(URL place) throws IOException {
    if (!(place.openConnection() instanceof JarURLConnection jar) || jar.getManifest() == null) {
      return "";
    }
    Attributes main = jar.getManifest().getMainAttributes();
    return Objects.requireNonNullElse(main.getValue(Attributes.Name.IMPLEMENTATION_VERSION), "");
  }

  private static String jar(URL place) throws IOException {
    return place.openConnection() instanceof JarURLConnection jar
        ? String.valueOf(Path.of(URI.create(jar.getJarFileURL().toString())).getFileName())
        : "";
  }
}
