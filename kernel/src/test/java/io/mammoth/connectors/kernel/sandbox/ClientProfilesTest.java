package io.mammoth.connectors.kernel.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mammoth.connectors.ConnectorProfile;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.NoSuchNameException;
import io.mammoth.connectors.NotFoundException;
import io.mammoth.connectors.ProfileChanges;
import io.mammoth.connectors.Profiles;
import io.mammoth.connectors.SavedProfile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client's work on connector profiles, on the sandbox over HTTP. */
final class ClientProfilesTest {

  private static MammothClient client(Sandbox sandbox) {
    return MammothClient.builder()
        .serverUrl(sandbox.serverUrl())
        .credentials(Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()))
        .workspace(sandbox.workspace())
        .build();
  }

  private static List<Long> ids(ConnectorProfile profile) {
    return profile.connectors().stream().map(io.mammoth.connectors.Connector::id).toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPriceChangesAndEveryOtherConnectorStaysAsItWas(Dialect dialect) {
    try (Sandbox sandbox = Sandbox.start(dialect, 0);
        MammothClient mammoth = client(sandbox)) {
      Profiles profiles = mammoth.profiles();
      ConnectorProfile old = profiles.list().get(0);
      assertTrue(old.whole());
      long first = ids(old).get(0);
      SavedProfile saved = profiles.update(old, p -> p.price(first, "123.45"));
      assertEquals(List.of(), saved.notKept());
      ConnectorProfile now = profiles.list().withId(old.id());
      assertEquals(saved.profile(), now);
      assertEquals(ids(old), ids(now));
      assertEquals(
          new BigDecimal("123.45"), Objects.requireNonNull(now.connector(first)).pricePerMonth());
      assertEquals(
          old.connectors().subList(1, old.connectors().size()),
          now.connectors().subList(1, now.connectors().size()));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aProfileIsMadeFilledEmptiedAndDeleted(Dialect dialect) {
    try (Sandbox sandbox = Sandbox.start(dialect, 0);
        MammothClient mammoth = client(sandbox)) {
      Profiles profiles = mammoth.profiles();
      SavedProfile made =
          profiles.create("Team", p -> p.add(900001).add(900002).price(900002, "7.50"));
      assertEquals(List.of(), made.notKept());
      long id = made.profile().id();
      assertNull(Objects.requireNonNull(made.profile().connector(900001)).pricePerMonth());
      assertEquals(List.of(), profiles.add(id, 900003, "9.99").notKept());
      SavedProfile less =
          profiles.update(id, p -> p.remove(900001).enabled(900003, false).description("few"));
      assertEquals(List.of(), less.notKept());
      assertEquals(List.of(900002L, 900003L), ids(less.profile()));
      profiles.delete(id);
      assertThrows(NoSuchNameException.class, () -> profiles.list().withId(id));
      assertThrows(NotFoundException.class, () -> profiles.delete(id));
    }
  }

  @Test
  void aConnectorThatSomebodyAddedMeanwhileStays() {
    try (Sandbox sandbox = Sandbox.start();
        MammothClient mammoth = client(sandbox)) {
      Profiles profiles = mammoth.profiles();
      long id = profiles.create("Team", p -> p.add(900001)).profile().id();
      ProfileChanges decided = ProfileChanges.none().price(900001, 5);
      profiles.add(id, 900002, "9.99");
      assertEquals(List.of(900001L, 900002L), ids(profiles.update(id, decided).profile()));
    }
  }
}
