package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a folder were saved from here, each with its hash, in a small file beside them
 * that {@code sha256sum -c} reads too. A file that somebody changed since is not ours any more.
 */
final class OwnFiles {
  static final String NAME = ".mammoth-saved";
  private static final Pattern LINE = Pattern.compile("(\\p{XDigit}{64})  (.+)");

  private final Path index;

  OwnFiles(Path folder) {
    this.index = folder.resolve(NAME);
  }

  /** Whether a file that is there is as it was saved from here. */
  boolean has(Path file) throws IOException {
    String hash = read().get(file.getFileName().toString());
    return hash != null && hash.equals(Sha256.of(file));
  }

  /** The names of all that were saved from here. */
  Set<String> names() throws IOException {
    return read().keySet();
  }

  /** Remembers a file; when that fails, the worst is one question too many next time. */
  void remember(Path file, String hash) {
    try {
      Map<String, String> hashes = read();
      hashes.put(file.getFileName().toString(), hash);
      StringBuilder text = new StringBuilder();
      hashes.forEach((name, its) -> text.append(its).append("  ").append(name).append('\n'));
      WholeFile.write(index, out -> out.write(text.toString().getBytes(UTF_8)));
    } catch (IOException failure) {
      System.getLogger(OwnFiles.class.getName())
          .log(System.Logger.Level.DEBUG, "not remembered: " + file, failure);
    }
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    if (Files.isRegularFile(index)) {
      for (String line : new String(Files.readAllBytes(index), UTF_8).split("\n", -1)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          hashes.put(matcher.group(2), matcher.group(1));
        }
      }
    }
    return hashes;
  }
}
