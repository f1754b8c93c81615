package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Answer;
import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorList;
import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.ProfileList;
import io.mammoth.connectors.Profiles;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.SavedProfile;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.WorkspaceConnectors;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Limits;
import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.display.TableView;
import io.mammoth.connectors.kernel.display.chart.Chart;
import io.mammoth.connectors.kernel.history.Difference;
import io.mammoth.connectors.kernel.history.Snapshot;
import io.mammoth.connectors.kernel.history.Snapshots;
import io.mammoth.connectors.kernel.host.NotebookHost;
import io.mammoth.connectors.kernel.pricing.Journal;
import io.mammoth.connectors.kernel.pricing.Plan;
import io.mammoth.connectors.kernel.pricing.Rehearsed;
import io.mammoth.connectors.kernel.pricing.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How each type of the client and of Tablesaw is shown. */
final class Renderings {
  private static final Map<Class<?>, Function<Object, @Nullable Rendering>> BY_TYPE = byType();

  private static volatile Screen screen = Screen.of(Environment.system());

  private Renderings() {}

  static Screen screen() {
    return screen;
  }

  static void screen(Screen other) {
    screen = other;
  }

  private static Limits limits() {
    return screen.limits().within(width());
  }

  private static int width() {
    NotebookHost host = Installation.host();
    return host == null ? Integer.MAX_VALUE : host.width();
  }

  private static Map<Class<?>, Function<Object, @Nullable Rendering>> byType() {
    Map<Class<?>, Function<Object, @Nullable Rendering>> types = new LinkedHashMap<>();
    put(types, Table.class, Renderings::table);
    put(types, Column.class, column -> TableView.of(column, limits()));
    put(types, ConnectorList.class, list -> table(AnyTable.of(list)));
    put(types, ProfileList.class, list -> table(AnyTable.of(list)));
    put(types, ConnectorPage.class, Renderings::page);
    put(types, WorkspaceConnectors.class, Renderings::beginning);
    put(types, Connector.class, one -> RecordCards.of(one).rendering());
    put(types, WorkspaceConnector.class, one -> RecordCards.of(one).rendering());
    put(types, ConnectorProfile.class, one -> ProfileCards.of(one, limits()));
    put(types, SavedProfile.class, saved -> ProfileCards.of(saved, limits()));
    put(types, Saved.class, saved -> RecordCards.of(saved).rendering());
    put(types, Deleted.class, deleted -> RecordCards.of(deleted).rendering());
    put(types, MammothClient.class, client -> Notebook.status().rendering());
    put(types, Connectors.class, operations -> Notebook.status().rendering());
    put(types, Profiles.class, operations -> Notebook.status().rendering());
    put(types, Account.class, account -> RecordCards.of(account).rendering());
    put(types, Answer.class, answer -> RecordCards.of(answer).rendering());
    put(types, MammothException.class, LastFailure.LISTENER::rendering);
    put(types, Card.class, Card::rendering);
    put(types, Chart.class, chart -> chart.rendering(width()));
    put(types, Plan.class, plan -> PricingCards.of(plan, limits()));
    put(types, Rule.class, rule -> PricingCards.of(rule.plan(), limits()));
    put(types, Journal.class, journal -> PricingCards.of(journal, limits()));
    put(types, Rehearsed.class, rehearsed -> PricingCards.of(rehearsed, limits()));
    put(types, Snapshots.class, snapshots -> Histories.rendering(snapshots, limits()));
    put(types, Snapshot.class, Histories::rendering);
    put(types, Difference.class, difference -> Histories.rendering(difference, limits()));
    // Kernels take the first type that somebody registered: on a type that others have as well,
    // ours would hide what a user registers on one above it.
    put(types, Object.class, Renderings::others);
    return types;
  }

  @SuppressWarnings("unchecked")
  private static <T> void put(
      Map<Class<?>, Function<Object, @Nullable Rendering>> types,
      Class<T> type,
      Function<T, @Nullable Rendering> rendering) {
    types.put(type, value -> rendering.apply((T) value));
  }

  @SuppressWarnings("unchecked")
  static void register(NotebookHost host) {
    BY_TYPE.forEach((type, rendering) -> host.render((Class<Object>) type, rendering));
  }

  /** A value's rendering; null when this extension has none for it. */
  static @Nullable Rendering of(Object value) {
    for (var entry : BY_TYPE.entrySet()) {
      if (entry.getKey().isInstance(value)) {
        return entry.getValue().apply(value);
      }
    }
    return null;
  }

  private static Rendering table(Table table) {
    return table(table, "");
  }

  private static Rendering table(Table table, String remark) {
    return table(table, limits(), remark);
  }

  /** A table with other limits than those that hold. */
  static Rendering table(Table table, Limits limits, String remark) {
    String remarks =
        Stream.of(remark, screen.problem())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return TableView.of(table, limits, remarks);
  }

  private static Rendering page(ConnectorPage page) {
    String remark =
        page.hasNext() ? "first " + page.connectors().size() + ", there are more: listAll" : "";
    return table(Notebook.table(page), remark);
  }

  /** All pages are read by table(…); a cell that merely ends in a list reads one. */
  private static Rendering beginning(WorkspaceConnectors all) {
    int most = screen.limits().rows();
    List<WorkspaceConnector> first = all.stream().limit(most + 1L).toList();
    boolean more = first.size() > most;
    Table table = Notebook.table(WorkspaceConnector.class, more ? first.subList(0, most) : first);
    return table(table, more ? "there are more: table(…) reads them all" : "");
  }

  /** What is ours by what it holds, not by its type. */
  private static @Nullable Rendering others(Object value) {
    if (value instanceof String text) {
      return ServiceJson.OF_THIS_NOTEBOOK.rendering(text);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Renderings::of).orElse(null);
    }
    Table table = Containers.table(value);
    return table == null ? null : table(table);
  }
}
