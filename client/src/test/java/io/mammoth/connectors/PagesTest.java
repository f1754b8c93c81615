package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R16: every page is read once and in order, and no next leads astray. */
final class PagesTest extends PagedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/workspaces/4/connectors?limit=100&offset=2",
        "https://server.mammoth.io/api/v2/workspaces/4/connectors?limit=50&offset=2",
        "api/v2/workspaces/4/connectors?offset=2&limit=50",
        "?offset=2",
        "offset=2",
        "  ?offset=2  ",
        "https://evil.example/?limit=9&offset=2#x",
        "file:///etc/passwd?offset=2",
        "https://user:pass@evil.example?offset=2",
      })
  void onlyTheOffsetOfNextIsUsed(String next) {
    answer(page(0, 2, ",'next':'" + next + "'"));
    answer(page(2, 1, ""));
    assertEquals(List.of("k0", "k1", "k2"), keys(connectors().listAll()));
    assertSent("GET /workspaces/4/connectors?limit=100&offset=0");
    assertSent("GET /workspaces/4/connectors?limit=100&offset=2");
    assertEquals(2, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'next':null", ",'next':''", ",'next':'  '"})
  void nothingInNextIsTheEnd(String next) {
    answer(page(0, 2, next));
    assertEquals(2, keys(connectors().listAll()).size());
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 2"})
  void noMoreIsReadThanWasAskedFor(int most, int requests) {
    answer(page(0, 2, ",'next':'?offset=2'"));
    answer(page(2, 2, ",'next':''"));
    var all = connectors().listAll(ConnectorQuery.all().maxItems(most));
    assertEquals(Math.min(most, 4), all.stream().count());
    assertEquals(requests, server.getRequestCount());
  }

  @Test
  void nothingIsAskedBeforeItIsWanted() {
    WorkspaceConnectors all = connectors().listAll();
    Iterator<WorkspaceConnector> iterator = all.iterator();
    var stream = all.stream();
    assertEquals(0, server.getRequestCount());
    answer(page(0, 1, ""));
    assertTrue(iterator.hasNext());
    assertEquals("k0", iterator.next().nameKey());
    assertFalse(iterator.hasNext());
    assertThrows(NoSuchElementException.class, iterator::next);
    stream.close();
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void eachLoopBeginsAnew() {
    WorkspaceConnectors all = connectors().listAll(9);
    for (int loop = 0; loop < 3; loop++) {
      answer(page(0, 1, ""));
      assertEquals(List.of("k0"), keys(all));
    }
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void pagesComeAsTheyAre() {
    answer(page(0, 2, ",'next':'?offset=2','limit':2,'offset':0"));
    answer(page(2, 1, ",'next':null"));
    List<Integer> sizes = new ArrayList<>();
    connectors().listAll().pages().forEach(page -> sizes.add(page.connectors().size()));
    assertEquals(List.of(2, 1), sizes);
  }

  @Test
  void aQueryIsKeptFromPageToPage() {
    answer(page(0, 5, ",'next':'?limit=1&offset=15'"));
    answer(page(5, 1, ""));
    var query = ConnectorQuery.all().limit(5).offset(10).premium(true);
    assertEquals(6, keys(connectors().listAll(9, query)).size());
    assertSent("GET /workspaces/9/connectors?limit=5&offset=10&is_premium=true");
    assertSent("GET /workspaces/9/connectors?limit=5&offset=15&is_premium=true");
  }

  @Test
  void aServerThatClampsTheLimitLosesNothing() {
    answer(page(0, 1, ",'limit':1,'next':'?limit=1&offset=1'"));
    answer(page(1, 1, ",'limit':1,'next':'?limit=1&offset=2'"));
    answer(page(2, 1, ",'limit':1,'next':''"));
    assertEquals(List.of("k0", "k1", "k2"), keys(connectors().listAll()));
  }

  @Test
  void aPageThatCannotBeReadIsAnErrorAfterWhatWasRead() {
    answer(page(0, 1, ",'next':'?offset=1'"));
    answer(404, "{'detail':'gone'}");
    Iterator<WorkspaceConnector> all = connectors().listAll().iterator();
    assertEquals("k0", all.next().nameKey());
    assertThrows(NotFoundException.class, all::hasNext);
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void aWalkGoesOnAfterAPageThatFailed() {
    answer(page(0, 1, ",'next':'?offset=1'"));
    answer(500, "");
    answer(page(1, 1, ""));
    Iterator<WorkspaceConnector> all = connectors().withRetry(Retry.none()).listAll().iterator();
    assertEquals("k0", all.next().nameKey());
    assertThrows(ApiException.class, all::next);
    assertEquals("k1", all.next().nameKey());
    assertFalse(all.hasNext());
  }
}
