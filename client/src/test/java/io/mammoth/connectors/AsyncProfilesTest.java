package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Connector profiles without a thread that waits, and what ends an update half way. */
final class AsyncProfilesTest extends ServedTest {
  private static final String SAVED_PRO =
      "{'connector_profile':" + ProfilesTest.PRO + ",'message':'done'}";
  private static final ProfileChanges CHEAPER = ProfileChanges.none().price(7, "24.99");

  private AsyncProfiles async() {
    return client(any -> {}).profiles().async();
  }

  @Test
  void everyOperationCompletesItsFuture() {
    answer(ProfilesTest.LISTED);
    answer(ProfilesTest.LISTED);
    answer(201, SAVED_PRO);
    answer("{'message':'gone'}");
    answer(201, SAVED);
    AsyncProfiles async = async();
    assertEquals(1, async.list().join().size());
    assertEquals("Pro", async.named("pro").join().name());
    assertEquals("done", async.create("Pro", CHEAPER).join().message());
    assertEquals("gone", async.delete(3).join().message());
    assertEquals(7, async.add(3, 7, BigDecimal.ONE, true).join().connector().id());
  }

  @Test
  void updateReadsThenWrites() {
    answer(ProfilesTest.LISTED);
    answer(SAVED_PRO);
    SavedProfile saved = async().update(3, CHEAPER).join();
    assertEquals(List.of("connectors.7.price_per_month"), saved.notKept());
    assertSent("GET /subscription/connector-profiles");
    assertSent("PUT /subscription/connector-profiles/3");
  }

  @Test
  void whatIsWrongWithAnUpdateShowsInItsFuture() {
    answer(ProfilesTest.LISTED);
    var failed = assertThrows(CompletionException.class, () -> async().update(5, CHEAPER).join());
    assertInstanceOf(NoSuchNameException.class, failed.getCause());
    answer(403, "{}");
    failed = assertThrows(CompletionException.class, () -> async().update(3, CHEAPER).join());
    assertInstanceOf(ForbiddenException.class, failed.getCause());
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void aRefusedAccountShowsInTheFutureOfAnUpdateAsOfAnyOtherCall() {
    AsyncProfiles switchedOff = client(b -> b.writes(false)).profiles().async();
    var update = switchedOff.update(3, CHEAPER);
    var failed = assertThrows(CompletionException.class, update::join);
    assertContains(
        "Writing is switched off", message(java.util.Objects.requireNonNull(failed.getCause())));
    var own = new IllegalStateException("log in first");
    AsyncProfiles withoutAccount =
        keep(MammothClient.builder()
                .account(
                    () -> {
                      throw own;
                    })
                .build())
            .profiles()
            .async();
    failed = assertThrows(CompletionException.class, withoutAccount.update(3, CHEAPER)::join);
    assertSame(own, failed.getCause());
    assertEquals(0, server.getRequestCount());
    assertThrows(ConfigurationException.class, () -> withoutAccount.update(0, CHEAPER));
  }

  @Test
  void anUpdateThatIsCancelledBetweenItsRequestsWritesNothing() {
    answer(ProfilesTest.LISTED);
    CompletableFuture<CompletableFuture<SavedProfile>> known = new CompletableFuture<>();
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    ProfileChanges changes =
        ProfileChanges.none()
            .price(7, 1)
            .checking(live -> cancelled.complete(known.join().cancel(true)));
    MammothClient mammoth = client(any -> {});
    known.complete(mammoth.profiles().async().update(3, changes));
    assertTrue(cancelled.join());
    mammoth.close();
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void bothRequestsOfAnUpdateShareOneDeadline() {
    try (FaultServer slow =
            new FaultServer(
                talk -> {
                  if (talk.number() == 1) {
                    talk.write(FaultServer.response(200, "", json(ProfilesTest.LISTED)));
                  } else {
                    talk.stall();
                  }
                });
        MammothClient mammoth =
            MammothClient.builder()
                .serverUrl(slow.address())
                .credentials(PAIR)
                .timeout(Duration.ofMillis(400))
                .build()) {
      Profiles profiles = mammoth.profiles();
      long began = System.nanoTime();
      var late = assertThrows(TransportException.class, () -> profiles.update(3, CHEAPER));
      assertEquals(TransportException.Phase.DEADLINE, late.phase());
      assertTrue(late.mayHaveTakenEffect());
      assertEquals(2, slow.requests.get());
      assertTrue(System.nanoTime() - began < Duration.ofSeconds(4).toNanos());
    }
  }

  @Test
  void theWriteOfAnUpdateIsSentOnce() {
    try (FaultServer broken =
            new FaultServer(
                talk -> {
                  if (talk.number() == 1) {
                    talk.write(FaultServer.response(200, "", json(ProfilesTest.LISTED)));
                  } else {
                    talk.socket().close();
                  }
                });
        MammothClient mammoth =
            MammothClient.builder()
                .serverUrl(broken.address())
                .credentials(PAIR)
                .timing(new PromptTiming())
                .build()) {
      Profiles profiles = mammoth.profiles();
      var lost = assertThrows(TransportException.class, () -> profiles.update(3, CHEAPER));
      assertEquals(1, lost.attempts());
      assertEquals(2, broken.requests.get());
    }
  }
}
