package io.mammoth.connectors.kernel.pricing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan comes from: the place that it is for, and when, by whom and why it was made.
 *
 * @param takesBack the name of the journal whose opposite it is; null when it is none's
 */
record Origin(Place place, Instant madeAt, String author, String note, @Nullable String takesBack) {
  static Origin at(Desk desk, String note) {
    return new Origin(
        desk.place(), Instant.now().truncatedTo(ChronoUnit.SECONDS), desk.author(), note, null);
  }

  Origin noted(String text) {
    return new Origin(place, madeAt, author, text, takesBack);
  }

  /** The same for another account. */
  Origin at(Place other) {
    return new Origin(other, madeAt, author, note, takesBack);
  }

  static Origin takingBack(Desk desk, String journal) {
    Origin origin = at(desk, "takes back " + journal);
    return new Origin(origin.place, origin.madeAt, origin.author, origin.note, journal);
  }
}
