package io.mammoth.connectors.kernel.pricing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where a plan comes from: the place that it is for, and when, by whom and why it was made. */
record Origin(Place place, Instant madeAt, String author, String note) {
  static Origin at(Desk desk, String note) {
    return new Origin(
        desk.place(), Instant.now().truncatedTo(ChronoUnit.SECONDS), desk.author(), note);
  }

  Origin noted(String text) {
    return new Origin(place, madeAt, author, text);
  }
}
