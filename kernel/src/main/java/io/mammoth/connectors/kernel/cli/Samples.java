package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies of the sample notebooks. A newer sample replaces a copy only while nobody has edited that
 * copy.
 */
final class Samples {

  private final LabFolder folder;

  Samples(LabFolder folder) {
    this.folder = folder;
  }

  /** Copies what is new, and names the sample to start with. */
  Path copy() throws IOException {
    List<String> names = OwnJar.sampleNotebooks();
    Folders.make(folder.inner("samples"));
    for (String name : names) {
      copy(folder.path().resolve(name), OwnJar.labFile(name));
    }
    return folder.path().resolve(names.get(0));
  }

  private void copy(Path notebook, byte[] sample) throws IOException {
    Path record = folder.inner("samples").resolve(notebook.getFileName() + ".sha256");
    if (isEdited(notebook, record)) {
      return;
    }
    try {
      // First a record of both: an interruption between the two must not make the copy look edited.
      Files.writeString(record, hashOf(notebook) + "\n" + Hash.of(sample), UTF_8);
      Files.write(notebook, sample);
    } catch (IOException e) {
      throw CommandFailure.notWritten(notebook, e);
    }
  }

  private static boolean isEdited(Path notebook, Path record) throws IOException {
    if (!Files.exists(notebook)) {
      return false;
    }
    return !Files.exists(record) || !Files.readAllLines(record, UTF_8).contains(hashOf(notebook));
  }

  private static String hashOf(Path notebook) throws IOException {
    return Files.exists(notebook) ? Hash.of(Files.readAllBytes(notebook)) : "";
  }
}
