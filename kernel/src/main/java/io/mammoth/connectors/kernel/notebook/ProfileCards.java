package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.kernel.display.Accent;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.display.TableView;
import io.mammoth.connectors.kernel.tables.ConnectorTables;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/** A connector profile: facts first, then what it holds at which price. */
final class ProfileCards {
  /** What differs from profile to profile, and what it is about; {@code table(…)} has the rest. */
  private static final Set<String> SHOWN =
      Set.of("id", "name", "price_per_month", "enabled", "bucket", "description");

  private ProfileCards() {}

  static Rendering of(ConnectorProfile profile, Limits limits) {
    return joined(card(profile), profile, List.of(), limits);
  }

  static Rendering of(SavedProfile saved, Limits limits) {
    List<String> notKept = saved.notKept();
    Card card = card(saved.profile()).accented(notKept, Accent.PROBLEM);
    return joined(
        RecordCards.saved(card, saved.message(), notKept), saved.profile(), notKept, limits);
  }

  private static Card card(ConnectorProfile profile) {
    Card card =
        Card.of(Notebook.title(profile.name()))
            .with("id", profile.id())
            .with("description", profile.description())
            .with("connectors_count", profile.connectorsCount())
            .with("used_in_plans", RecordCards.joined(profile.usedInPlans()))
            .with("created_at", profile.createdAt())
            .with("updated_at", profile.updatedAt());
    for (var field : profile.other().entrySet()) {
      card = card.with(field.getKey(), field.getValue());
    }
    return profile.whole() ? card : card.remark("The service does not show all it holds.");
  }

  private static Rendering joined(
      Card card, ConnectorProfile profile, List<String> notKept, Limits whole) {
    Limits limits = whole.among(2);
    Table table =
        ConnectorTables.connectors(
            Notebook.title("What " + profile.name() + " holds, at its own prices"),
            profile.connectors());
    table.retainColumns(
        table.columnNames().stream().filter(SHOWN::contains).toArray(String[]::new));
    return Rendering.joined(
        List.of(
            card.rendering(limits.bytes()),
            TableView.of(
                table,
                limits,
                "table(profile.connectors()) has more columns",
                (row, column) -> accent(profile.connectors().get(row), column, notKept))));
  }

  /** By the wire's names: {@code connectors.7} as a whole, or {@code connectors.7.enabled}. */
  private static Accent accent(Connector held, String column, List<String> notKept) {
    String name = "connectors." + held.id();
    return notKept.contains(name) || notKept.contains(name + "." + column)
        ? Accent.PROBLEM
        : Accent.NONE;
  }
}
