package io.mammoth.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** A result says how many requests of its call went on the wire, as errors do. */
final class AttemptsTest extends ServedTest {
  private static final String LIST = "{'connectors':[]}";
  private static final String PROFILE =
      "{'id':3,'name':'Pro','connectors':[" + CONNECTOR + "],'connectors_count':1}";
  private static final String SAVED_PROFILE =
      "{'connector_profile':" + PROFILE + ",'message':'done'}";

  /** Asserts what a result says of a call whose first request was put off. */
  private void assertTwo(String answer, ToIntFunction<MammothClient> call) {
    MammothClient mammoth = client(builder -> builder.timing(new PromptTiming()));
    int before = server.getRequestCount();
    server.enqueue(response(429, "").setHeader("Retry-After", "1").build());
    answer(answer);
    assertEquals(2, call.applyAsInt(mammoth));
    assertEquals(2, server.getRequestCount() - before);
  }

  @Test
  void ofReads() {
    assertTwo(LIST, m -> m.connectors().fetch().attempts());
    assertTwo(LIST, m -> m.connectors().list().attempts());
    assertTwo(LIST, m -> m.connectors().listAll().pages().iterator().next().attempts());
    assertTwo(LIST, m -> m.connectors().async().fetch().join().attempts());
    assertTwo("{'connector_profiles':[]}", m -> m.profiles().list().attempts());
  }

  @Test
  void ofWrites() {
    assertTwo(SAVED, m -> m.connectors().create("Salesforce").attempts());
    assertTwo(SAVED, m -> m.connectors().update(7, c -> c.enabled(true)).attempts());
    assertTwo("{'message':'gone'}", m -> m.connectors().delete(7).attempts());
    assertTwo(SAVED, m -> m.profiles().add(3, 7, "9.99").attempts());
    assertTwo(SAVED_PROFILE, m -> m.profiles().create("Pro", ProfileChanges.none()).attempts());
    assertTwo("{'message':'gone'}", m -> m.profiles().delete(3).attempts());
  }

  @Test
  void ofTheWriteOfAProfilesUpdate() {
    answer("{'connector_profiles':[" + PROFILE + "]}");
    server.enqueue(response(429, "").setHeader("Retry-After", "1").build());
    answer(SAVED_PROFILE);
    Profiles profiles = client(builder -> builder.timing(new PromptTiming())).profiles();
    assertEquals(2, profiles.update(3, p -> p.price(7, "24.99")).attempts());
    assertEquals(3, server.getRequestCount());
  }

  @Test
  void ofAListThatWasMadeOfOthersThereAreNone() {
    assertEquals(0, ConnectorList.of(List.of()).attempts());
    assertEquals(0, ProfileList.of(List.of()).attempts());
  }
}
