package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The supplier of accounts is asked once for each call, and what it throws is the error of the
 * call.
 */
final class SupplierTest extends ServedTest {

  @Test
  void theSupplierIsAskedOnceForEachCall() {
    AtomicInteger asked = new AtomicInteger();
    Account account = new Account(address(), PAIR, 4, true);
    Connectors connectors =
        keep(MammothClient.builder()
                .timing(new PromptTiming())
                .account(
                    () -> {
                      asked.incrementAndGet();
                      return account;
                    })
                .build())
            .connectors();
    assertEquals(0, asked.get());
    answer(503, "");
    answer("[]");
    connectors.active();
    assertEquals(1, asked.get());
    answer("[]");
    connectors.async().active(4).join();
    assertEquals(2, asked.get());
  }

  @Test
  void theSupplierIsAskedOnceForEachWalkThroughAList() {
    AtomicInteger asked = new AtomicInteger();
    Connectors connectors =
        keep(MammothClient.builder()
                .account(
                    () ->
                        new Account(
                            address(),
                            Credentials.bearer("mm_" + asked.incrementAndGet()),
                            4,
                            true))
                .build())
            .connectors();
    WorkspaceConnectors all = connectors.listAll();
    assertEquals(0, asked.get());
    for (int walk = 1; walk <= 2; walk++) {
      answer("{'connectors':[{}],'next':'?offset=1'}");
      answer("{'connectors':[{}]}");
      assertEquals(2, all.stream().count());
      assertEquals(walk, asked.get());
      assertEquals("Bearer mm_" + walk, request().getHeaders().get("Authorization"));
      assertEquals("Bearer mm_" + walk, request().getHeaders().get("Authorization"));
    }
  }

  @Test
  void whatTheSupplierThrowsIsTheCallsError() {
    var own = new ConfigurationException("log in first");
    Connectors connectors =
        keep(MammothClient.builder()
                .account(
                    () -> {
                      throw own;
                    })
                .build())
            .connectors();
    assertSame(own, assertThrows(ConfigurationException.class, connectors::fetch));
    assertSame(
        own, assertThrows(ConfigurationException.class, () -> connectors.listAll().iterator()));
    var later = connectors.async();
    assertSame(own, assertThrows(ExecutionException.class, () -> later.fetch().get()).getCause());
    var all = later.listAll(4, ConnectorQuery.all());
    assertSame(own, assertThrows(ExecutionException.class, all::get).getCause());
  }
}
