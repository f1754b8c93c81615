package io.mammoth.connectors.kernel.pricing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.mammoth.connectors.kernel.files.FileProblem;
import io.mammoth.connectors.kernel.files.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A plan in a file of its own. */
final class PlanFile {
  private static final long LARGEST = 100_000_000;

  private PlanFile() {}

  /** A plan of its own, or the one that a journal begins with. */
  static Plan open(Desk desk, Path file) {
    if (isJournal(file)) {
      Journal journal = Journal.open(file);
      return new Plan(desk, journal.origin(), journal.draft(), journal);
    }
    PlanJson.Content content = read(file);
    return new Plan(desk, content.origin(), content.draft(), null);
  }

  static Path write(Path file, Origin origin, Draft draft) {
    if (Files.exists(file)) {
      read(file);
    }
    String json = PlanJson.text(PlanJson.of(origin, draft), true) + "\n";
    try {
      WholeFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
      return file;
    } catch (IOException failure) {
      throw new PricingException(
          "The plan could not be saved to " + file + ": " + failure, failure);
    }
  }

  static PlanJson.Content read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new PricingException(file + " is no plan: it is larger than 100 MB.");
      }
      PlanJson.Content content =
          PlanReading.read(PlanJson.tree(Files.readString(file)), file.toString());
      StepShape.checkTargets(content.draft().steps());
      return content;
    } catch (IllegalArgumentException foreign) {
      throw new PricingException(file + " is no whole plan: " + foreign.getMessage(), foreign);
    } catch (CharacterCodingException foreign) {
      throw new PricingException(file + " is no plan: it is no text in UTF-8.", foreign);
    } catch (JsonProcessingException foreign) {
      throw new PricingException(
          file
              + " is no plan: it is not whole JSON"
              + line(foreign)
              + foreign.getOriginalMessage()
              + ").",
          foreign);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /**
   * Checks that a file which is to be resumed is no plan that was only saved.
   *
   * @throws PricingException saying what it is
   */
  static void checkJournal(Path file) {
    if (!isJournal(file) && isPlan(file)) {
      throw new PricingException(
          "%s is a saved plan, not a journal: nothing of it is known to be sent. Plan.open(\"%s\").apply() applies it, and the journal that this writes can be resumed."
              .formatted(file, file));
    }
  }

  private static boolean isPlan(Path file) {
    try {
      read(file);
      return true;
    } catch (PricingException other) {
      return false;
    }
  }

  private static String line(JsonProcessingException foreign) {
    JsonLocation place = foreign.getLocation();
    return place == null ? " (" : " (line " + place.getLineNr() + ": ";
  }

  /** By what it begins with, whatever it is called. */
  private static boolean isJournal(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      char[] start = new char[Journal.MARK.length() + 2];
      int length = reader.read(start);
      return length > 0 && new String(start, 0, length).equals("{\"" + Journal.MARK);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  static PricingException unreadable(Path file, IOException failure) {
    String why =
        failure instanceof NoSuchFileException
            ? file + " does not exist."
            : FileProblem.notRead(file, failure).getMessage();
    return new PricingException(String.valueOf(why), failure);
  }
}
