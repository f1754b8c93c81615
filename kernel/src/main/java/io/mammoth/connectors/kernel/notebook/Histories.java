package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Accent;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.display.TableView;
import io.mammoth.connectors.kernel.history.Difference;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.pricing.Place;
import java.nio.file.Path;

/** This notebook's snapshots, and how they and differences are shown. */
final class Histories {
  private Histories() {}

  static Snapshot keep(Path folder) {
    Place place = place();
    Snapshot snapshot = Snapshot.take(Notebook.mammoth, place.host(), place.workspace());
    Path file = Snapshots.keep(snapshot, folder);
    Installation.show("Kept in " + file);
    return snapshot;
  }

  static Snapshots in(Path folder) {
    Place place = place();
    return Snapshots.in(folder, place.host(), place.workspace());
  }

  private static Place place() {
    return Place.of(Notebook.SESSION.account(), Notebook.SESSION.dialect());
  }

  static Rendering rendering(Snapshot snapshot) {
    return Card.of("Snapshot: " + snapshot).rendering();
  }

  static Rendering rendering(Snapshots snapshots, Limits limits) {
    return TableView.of(snapshots.table(), limits, String.join("; ", snapshots.remarks()));
  }

  static Rendering rendering(Difference difference, Limits limits) {
    return TableView.of(
        difference.table(),
        limits,
        difference.summary(),
        (row, column) ->
            switch (difference.what(row)) {
              case ADDED -> Accent.ADDED;
              case REMOVED -> Accent.REMOVED;
              case CHANGED -> difference.isChanged(row, column) ? Accent.CHANGED : Accent.NONE;
            });
  }
}
