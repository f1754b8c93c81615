package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R16: no next leads astray, and no list is without end. */
final class HostilePagesTest extends PagedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'string'",
        "'?offset=0'",
        "'?offset=-5'",
        "'?offset=99999999999999999999'",
        "'?offset=2&offset=3'",
        "'?offset=two'",
        "'?Xoffset=2'",
        "'/offset/2'",
        "'https://evil.example/next'",
        "'?offset=2147483648'",
        "'\\u0661'",
        "7",
        "true",
        "{'offset':2}",
        "['?offset=0']",
      })
  void aHostileNextEndsTheListAfterWhatWasRead(String next) {
    answer(page(0, 2, ",'next':" + next));
    List<String> read = new ArrayList<>();
    WorkspaceConnectors all = connectors().listAll();
    var failure =
        assertThrows(
            UnreadableResponseException.class, () -> all.forEach(c -> read.add(c.nameKey())));
    assertEquals(List.of("k0", "k1"), read);
    assertContains("leads nowhere", message(failure));
    assertEquals(1, server.getRequestCount());
    answer(page(0, 2, ",'next':" + next));
    var gathered = connectors().async().listAll(4, ConnectorQuery.all());
    var wrapped = assertThrows(CompletionException.class, gathered::join);
    assertTrue(wrapped.getCause() instanceof UnreadableResponseException);
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void anOffsetThatGoesBackEndsTheList() {
    answer(page(0, 2, ",'next':'?offset=2'"));
    answer(page(2, 2, ",'next':'?offset=2'"));
    WorkspaceConnectors all = connectors().listAll();
    assertThrows(UnreadableResponseException.class, () -> keys(all));
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void anEmptyPageInTheMiddleIsNoEnd() {
    answer(page(0, 1, ",'next':'?offset=1'"));
    answer(page(1, 0, ",'next':'?offset=2'"));
    answer(page(2, 1, ",'next':''"));
    assertEquals(List.of("k0", "k2"), keys(connectors().listAll()));
  }

  /** Pages of this size, each of which leads on to the next offset. */
  private static FaultServer endless(int size) {
    return new FaultServer(
        talk -> {
          String page = json(page(talk.number(), size, ",'next':'?offset=%d'"));
          talk.write(FaultServer.response(200, "", page.formatted(talk.number())));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, the 100th empty page in a row",
    "1, 2000, yet another page after 2000 pages and 2000 connectors"
  })
  void pagesWithoutEndAreAnError(int size, int requests, String words) {
    try (FaultServer pages = endless(size);
        MammothClient client = client(b -> b.serverUrl(pages.address()))) {
      List<String> read = new ArrayList<>();
      var all = client.connectors().listAll();
      var failure =
          assertThrows(
              UnreadableResponseException.class, () -> all.forEach(c -> read.add(c.nameKey())));
      assertContains(words, message(failure));
      assertEquals(size * requests, read.size());
      assertEquals(requests, pages.requests.get());
    }
  }

  @Test
  void theSamePageOnceMoreEndsTheListAfterWhatWasRead() {
    for (int number = 1; number <= 3; number++) {
      answer(page(0, 2, ",'next':'?offset=" + 2 * number + "'"));
    }
    List<String> read = new ArrayList<>();
    WorkspaceConnectors all = connectors().listAll();
    var failure =
        assertThrows(
            UnreadableResponseException.class, () -> all.forEach(c -> read.add(c.nameKey())));
    assertEquals(List.of("k0", "k1"), read);
    assertContains("does not heed the offset 2", message(failure));
  }

  @Test
  void theSamePageOnceMoreEndsAListThatIsGatheredInTheBackground() {
    answer(page(0, 2, ",'next':'?offset=2'"));
    answer(page(0, 2, ",'next':'?offset=4'"));
    var gathered = connectors().async().listAll(4, ConnectorQuery.all());
    var wrapped = assertThrows(CompletionException.class, gathered::join);
    assertContains(
        "does not heed the offset 2", message(Objects.requireNonNull(wrapped.getCause())));
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void connectorsWithoutTheirKeysMayLookAlikeFromPageToPage() {
    answer("{'connectors':[{'api_type':'CRM'}],'next':'?offset=1'}");
    answer("{'connectors':[{'api_type':'CRM'}]}");
    assertEquals(2, connectors().listAll().stream().count());
  }

  @Test
  void whoSaysHowManyAreWantedGetsThemFromAnyNumberOfPages() {
    try (FaultServer pages = endless(1);
        MammothClient client = client(b -> b.serverUrl(pages.address()))) {
      var query = ConnectorQuery.all().maxItems(2_100);
      assertEquals(2_100, client.connectors().listAll(query).stream().count());
    }
  }
}
