package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ConnectorPage;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.WorkspaceConnectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads all pages of a listing and says how far it is. The service never says how many there are:
 * how many the same listing had before is the best guess, then how many were asked for.
 */
final class Listing {
  static final Listing OF_THIS_NOTEBOOK = new Listing();

  private final Map<String, Integer> pagesBefore = new ConcurrentHashMap<>();

  List<WorkspaceConnector> read(WorkspaceConnectors all, Progress progress) {
    List<WorkspaceConnector> read = new ArrayList<>();
    int pages = 0;
    for (ConnectorPage page : all.pages()) {
      read.addAll(page.connectors());
      pages++;
      progress.at(where(pages, read.size(), all));
      if (read.size() >= all.maxItems()) {
        break;
      }
    }
    pagesBefore.put(all.toString(), pages);
    return read.subList(0, Math.min(read.size(), all.maxItems()));
  }

  /** {@code page 3 of about 9, 300 rows}. */
  private String where(int page, int rows, WorkspaceConnectors all) {
    return String.format(Locale.ROOT, "page %d%s, %,d rows", page, of(page, rows, all), rows);
  }

  private String of(int page, int rows, WorkspaceConnectors all) {
    int before = pagesBefore.getOrDefault(all.toString(), 0);
    if (before > page) {
      return " of about " + before;
    }
    // Pages are alike, but for the last one.
    long most = rows == 0 ? 0 : ((long) all.maxItems() * page + rows - 1) / rows;
    return all.maxItems() < Integer.MAX_VALUE && most > page ? " of at most " + most : "";
  }
}
