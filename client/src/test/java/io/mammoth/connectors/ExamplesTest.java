package io.mammoth.connectors;

import static io.mammoth.connectors.SortOrder.ASC;
import static io.mammoth.connectors.SortOrder.DESC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Every example in the Javadoc stands here or in CallExamplesTest too, compiles, and runs. */
final class ExamplesTest extends ServedTest {
  private static final Path MAIN = Path.of("src/main/java/io/mammoth/connectors");
  private static final Path TESTS = Path.of("src/test/java/io/mammoth/connectors");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\s(.*?)\\}</pre>", Pattern.DOTALL);
  // Code within a sentence, with a call in it.
  private static final Pattern SHORT =
      Pattern.compile("\\{@code ([A-Za-z][\\w.]*\\([^\\n{}]*\\))\\}");

  /** So that the examples' fromEnv() finds this test's server. */
  private Environment here() {
    return Environment.of(
        Map.of(
            Environment.TOKEN, "mm_123456789012",
            Environment.SERVER, address(),
            Environment.WORKSPACE, "4"));
  }

  /** One connector to every question, and the same one saved. */
  static final class Answers extends Dispatcher {
    final List<String> asked = new ArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      asked.add(request.getMethod() + " " + request.getTarget());
      boolean many = request.getMethod().equals("GET");
      return response(200, many ? "{'connectors':[" + CONNECTOR + "]}" : SAVED).build();
    }
  }

  private Answers answers() {
    Answers answers = new Answers();
    server.setDispatcher(answers);
    return answers;
  }

  /** The beginning of an example, with the environment of this test. */
  private final class MammothClientOfHere {
    MammothClient fromEnv() {
      return io.mammoth.connectors.MammothClient.fromEnv(here());
    }
  }

  @Test
  void theExampleOfThePackageRuns() {
    Answers answers = answers();
    var MammothClient = new MammothClientOfHere();
    try (MammothClient mammoth = MammothClient.fromEnv()) {
      Connectors connectors = mammoth.connectors();
      for (WorkspaceConnector c : connectors.listAll()) {
        System.out.println(c.dispName() + ": " + c.apiType());
      }
      Saved made = connectors.create("Salesforce", c -> c.pricePerMonth("29.99"));
      connectors.update(made.connector(), c -> c.pricePerMonth("19.99").clearDescription());
      connectors.delete(connectors.named("salesforce"));
    }
    assertEquals(5, answers.asked.size());
  }

  @Test
  void theExampleOfTheQueryIsAQuery() {
    ConnectorQuery query =
        ConnectorQuery.all().premium(false).sort("api_type", ASC).sort("disp_name", DESC).limit(10);
    assertContains("sort=(api_type:asc),(disp_name:desc)", query.toString());
  }

  @Test
  void theExampleOfCreatingRuns() {
    Answers answers = answers();
    Connectors connectors = connectors();
    connectors.create(NewConnector.named("Salesforce").pricePerMonth("29.99").enabled(false));
    connectors.create("Salesforce", c -> c.pricePerMonth("29.99").enabled(false));
    assertEquals(body(request()), body(request()));
    assertEquals(2, answers.asked.size());
  }

  @Test
  void theExampleOfChangingRuns() {
    Answers answers = answers();
    Connectors connectors = connectors();
    Connector connector = ReadingTest.connector(CONNECTOR);
    long id = connector.id();
    connectors.update(id, ConnectorChanges.none().pricePerMonth("19.99").clearDescription());
    connectors.update(connector, c -> c.pricePerMonth("19.99").clearDescription());
    connectors.update(id, c -> c.clearDescription());
    connectors.create("Salesforce", c -> c.pricePerMonth("29.99"));
    connectors.update(connector, c -> c.pricePerMonth("19.99"));
    assertEquals(5, answers.asked.size());
  }

  @Test
  void theExamplesOfTheProfilesRun() {
    server.setDispatcher(new ProfileAnswers());
    MammothClient mammoth = client(any -> {});
    Profiles profiles = mammoth.profiles();
    ConnectorProfile pro = profiles.named("pro");
    SavedProfile saved = profiles.update(pro, p -> p.price(900001, "24.99").remove(900003));
    profiles.add(pro.id(), 900004, "9.99");
    Connector salesforce = pro.connectors().get(0);
    profiles.add(pro, salesforce, "9.99");
    assertEquals(List.of("connectors"), saved.notKept());
    profiles.update(pro, p -> p.price(900001, "24.99").remove(900003).clearDescription());
    profiles.create("Team", p -> p.add(900001).price(900001, "19.99").add(900002));
    profiles.create("Team", p -> p.add(900001).price(900001, "19.99"));
    profiles.update(pro, p -> p.price(900001, "24.99"));
    long id = pro.id();
    profiles.update(id, p -> p.price(900001, "24.99"));
    assertEquals(13, server.getRequestCount());
  }

  private static final class ProfileAnswers extends Dispatcher {
    private static final String PRO = "{'id':3,'name':'Pro','connectors':[%s,%s]}";

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (request.getTarget().endsWith("/connectors")) {
        return response(201, SAVED).build();
      }
      String held = PRO.formatted(held(900001), held(900003));
      boolean many = request.getMethod().equals("GET");
      return response(
              200,
              many
                  ? "{'connector_profiles':[" + held + "]}"
                  : "{'connector_profile':{'id':3,'name':'Pro'},'message':'done'}")
          .build();
    }

    private static String held(long id) {
      return CONNECTOR.replace(":7", ":" + id);
    }
  }

  @Test
  void everyExampleStandsInATest() throws IOException {
    String tests =
        folded(
            Files.readString(TESTS.resolve("ExamplesTest.java"))
                + Files.readString(TESTS.resolve("CallExamplesTest.java")));
    List<String> missing = examples().stream().filter(example -> !tests.contains(example)).toList();
    assertEquals(List.of(), missing);
    assertTrue(examples().size() >= 30, () -> examples().size() + " examples");
  }

  private static List<String> examples() {
    try (Stream<Path> files = Files.list(MAIN)) {
      return files.flatMap(ExamplesTest::examples).toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Stream<String> examples(Path file) {
    try {
      String text = Files.readString(file).replaceAll("\n *\\* ?", "\n");
      return Stream.of(EXAMPLE, SHORT)
          .flatMap(pattern -> pattern.matcher(text).results())
          .map((MatchResult found) -> folded(found.group(1)));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", "");
  }
}
