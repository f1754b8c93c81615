package io.mammoth.connectors.kernel.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Every value of a plan file becomes every other kind of value, with the code that belongs to it:
 * it is refused with the place in the file before anything is sent, or has another code and does
 * what its rows show, no more and no less.
 */
class MutatedPlansTest extends JulyDeskTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "1.5",
          "249.999",
          "31.50",
          "900006",
          "900002",
          "9223372036854775808",
          "1e30",
          "[]",
          "{}",
          "[0]",
          "\"\"",
          "\" \"",
          "\"true\"",
          "\"31\"",
          "\"PostgreSQL\"",
          "\"P\\u043estgreSQL\"",
          "\"Pro\"",
          "\"price_per_month\"",
          "\"enabled\"",
          "\"delete\"",
          "\"create\"",
          "\"a\\u0000b\"",
          "\"x\\u202e31\"");

  MutatedPlansTest(@TempDir Path folder) {
    super(folder);
  }

  /** A plan of every kind of step. */
  private ObjectNode plan() throws IOException {
    Table edited = Prices.of(desk);
    edited.removeColumns("type", "enabled");
    edited.doubleColumn("price_per_month").set(0, 31.5);
    edited.stringColumn("name").set(1, "MySQL 8");
    edited.doubleColumn("Pro").set(0, 16.25);
    edited.doubleColumn("Pro").set(2, 9.0);
    edited.addColumns(tech.tablesaw.api.BooleanColumn.create("delete", edited.rowCount()));
    edited.booleanColumn("delete").set(4, true);
    Row row = edited.appendRow();
    row.setString("name", "Made here");
    row.setDouble("price_per_month", 5.0);
    row.setDouble("Pro", 6.0);
    return json(Plan.of(desk, edited).note("spring").save(folder.resolve("p.json").toString()));
  }

  private static ObjectNode json(Path file) throws IOException {
    return (ObjectNode) PlanJson.tree(Files.readString(file));
  }

  /** Every way to change one place of a tree, each of a copy of the whole. */
  private static List<ObjectNode> mutations(ObjectNode whole) throws IOException {
    List<ObjectNode> all = new ArrayList<>();
    for (String pointer : pointers(whole, "")) {
      for (String value : VALUES) {
        JsonNode other = PlanJson.tree(value);
        add(all, whole, pointer, (parent, key) -> put(parent, key, other));
      }
      String text = whole.at(pointer).asText();
      for (String more : List.of(" ", "\u200b", "\u202e", "x".repeat(128))) {
        add(
            all,
            whole,
            pointer,
            (parent, key) ->
                put(
                    parent,
                    key,
                    PlanJson.tree(PlanJson.text(PlanJson.MAPPER.valueToTree(text + more), false))));
      }
      add(all, whole, pointer, MutatedPlansTest::remove);
      add(all, whole, pointer, MutatedPlansTest::twice);
    }
    return all;
  }

  /** Every two values of one key change places. */
  private static List<ObjectNode> swaps(ObjectNode whole) throws IOException {
    List<ObjectNode> all = new ArrayList<>();
    List<String> pointers = pointers(whole, "");
    for (String one : pointers) {
      for (String other : pointers) {
        boolean inOneList = parent(one).equals(parent(other)) && whole.at(parent(one)).isArray();
        boolean alike = keyOf(one).equals(keyOf(other)) && !whole.at(parent(one)).isArray();
        if (one.compareTo(other) < 0 && (alike || inOneList)) {
          ObjectNode copy = whole.deepCopy();
          put(copy.at(parent(one)), keyOf(one), whole.at(other).deepCopy());
          put(copy.at(parent(other)), keyOf(other), whole.at(one).deepCopy());
          if (!copy.equals(whole)) {
            all.add(copy);
          }
        }
      }
    }
    return all;
  }

  private static String keyOf(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  private interface Mutation {
    void of(JsonNode parent, String key) throws IOException;
  }

  private static void add(List<ObjectNode> all, ObjectNode whole, String pointer, Mutation how)
      throws IOException {
    ObjectNode copy = whole.deepCopy();
    how.of(copy.at(parent(pointer)), keyOf(pointer));
    if (!copy.equals(whole)) {
      all.add(copy);
    }
  }

  private static void put(JsonNode parent, String key, JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(key), value);
    } else {
      ((ObjectNode) parent).set(key, value);
    }
  }

  private static void remove(JsonNode parent, String key) {
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(key));
    } else {
      ((ObjectNode) parent).remove(key);
    }
  }

  private static void twice(JsonNode parent, String key) {
    if (parent instanceof ArrayNode list) {
      list.add(list.get(Integer.parseInt(key)).deepCopy());
    } else {
      ((ObjectNode) parent).set(key + " ", parent.get(key));
    }
  }

  private static List<String> pointers(JsonNode node, String here) {
    List<String> all = new ArrayList<>();
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(key -> all.addAll(below(node.get(key), here + "/" + key)));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      all.addAll(below(node.get(i), here + "/" + i));
    }
    return all;
  }

  private static List<String> below(JsonNode node, String here) {
    List<String> all = new ArrayList<>(List.of(here));
    all.addAll(pointers(node, here));
    return all;
  }

  /**
   * The plan of a file with the code of its content; null where it is refused, which is checked.
   */
  private @Nullable Plan opened(SandboxDesk at, ObjectNode json, String from) throws IOException {
    Path file = folder.resolve(from);
    try {
      PlanJson.Content content = PlanReading.content(json, file.toString());
      if (json.path(PlanJson.MARK).asInt() == PlanJson.VERSION) {
        json.put("approval_code", ApprovalCode.of(content.origin(), content.draft()));
      } else {
        json.put(
            "approval_code",
            ApprovalCode.ofVersion1(content.origin().place(), content.draft().steps()));
      }
      Files.writeString(file, PlanJson.text(json, true));
      return PlanFile.open(at, file);
    } catch (PricingException refused) {
      String why = String.valueOf(refused.getMessage());
      assertTrue(why.startsWith(file + " is no "), why);
      assertTrue(
          why.matches(
              "(?s).* (plan that this version can read"
                  + "|step|remark|a plan has no|approval_code|host|server|workspace|account|made_at"
                  + "|author|note|takes_back|connectors|remarks|steps).*"),
          why);
      assertFalse(why.matches("(?s).*(Exception|ObjectNode|java\\.|io\\.mammoth).*"), why);
      return null;
    }
  }

  @Test
  void aMutatedPlanIsRefusedOrDoesWhatItShowsUnderAnotherCode() throws IOException {
    ObjectNode whole = plan();
    Plan original = Objects.requireNonNull(opened(desk, whole.deepCopy(), "plan.json"));
    int applied = 0;
    int refused = 0;
    List<ObjectNode> all = mutations(whole);
    all.addAll(swaps(whole));
    for (ObjectNode mutation : all) {
      Plan plan = opened(desk, mutation, "plan.json");
      if (plan == null) {
        refused++;
        continue;
      }
      if (plan.code().equals(original.code())) {
        assertEquals(original.table().print(99), plan.table().print(99));
        assertEquals(original.facts(), plan.facts());
        continue;
      }
      if (!mutation.get("steps").equals(whole.get("steps"))) {
        applied += apply(mutation) ? 1 : 0;
      }
    }
    assertTrue(refused > 1000, refused + " refused");
    assertTrue(applied > 20, applied + " applied");
  }

  private boolean apply(ObjectNode json) throws IOException {
    try (SandboxDesk own = SandboxDesk.of(Dialect.JULY, folder.resolve("own"))) {
      Plan plan = Objects.requireNonNull(opened(own, json, "own.json"));
      Catalogue before = own.read();
      try {
        plan.apply(plan.code());
      } catch (PricingException refused) {
        boolean stopped = String.valueOf(refused.getMessage()).startsWith("Stopped at step");
        if (!stopped) {
          assertEquals(List.of(), own.written, refused::toString);
          assertEquals(state(before), state(own.read()));
        }
        return false;
      }
      Catalogue after = own.read();
      assertEquals(shown(before, after, plan.table()), state(after), () -> json.toPrettyString());
      return true;
    }
  }

  /** Every field of everything that is sold, by list, id and field. */
  private static Map<String, String> state(Catalogue catalogue) {
    Map<String, String> state = new TreeMap<>();
    for (Catalogue.Offer offer : catalogue.offers().values()) {
      for (Field field : Field.values()) {
        if (offer.value(field) != null) {
          state.put(key(Sold.BASE, offer.id(), field.label()), Values.text(offer.value(field)));
        }
      }
    }
    for (Catalogue.Profile profile : catalogue.profiles().values()) {
      String list = Sold.list(profile.id(), profile.name());
      profile
          .terms()
          .forEach(
              (id, terms) -> {
                state.put(key(list, id, "in_profile"), "true");
                state.put(key(list, id, "enabled"), "" + terms.enabled());
                if (terms.price() != null) {
                  state.put(key(list, id, "price_per_month"), Values.money(terms.price()));
                }
              });
    }
    return state;
  }

  private static String key(String list, long id, String field) {
    return list + "|" + id + "|" + field;
  }

  /** What the rows of a plan make of what was there before. */
  private static Map<String, String> shown(Catalogue before, Catalogue after, Table rows) {
    Map<String, String> state = state(before);
    for (Row row : rows) {
      String list = row.getString("prices");
      String field = row.getString("field");
      String action = row.getString("action");
      boolean isNew = row.isMissing("id");
      long id =
          isNew
              ? Objects.requireNonNull(after.named(row.getString("name"))).id()
              : Long.parseLong(rows.column("id").getUnformattedString(row.getRowNumber()));
      if (action.equals("create")) {
        state.putIfAbsent(key(list, id, "enabled"), "true");
      }
      if (action.equals("delete")) {
        state.keySet().removeIf(key -> key.contains("|" + id + "|"));
      } else if (action.equals("remove")) {
        state.keySet().removeIf(key -> key.startsWith(list + "|" + id + "|"));
      } else if (row.isMissing("new")) {
        state.remove(key(list, id, field));
      } else {
        state.put(key(list, id, field), row.getString("new"));
      }
    }
    return state;
  }

  @Test
  void aMutatedPlanOfAnOlderVersionIsRefusedOrHasAnotherCode() throws IOException {
    ObjectNode whole = json(Path.of("src/test/resources/old-formats/plan.json"));
    Plan original = Objects.requireNonNull(opened(desk, whole.deepCopy(), "old.json"));
    int same = 0;
    int others = 0;
    for (ObjectNode mutation : mutations(whole)) {
      Plan plan = opened(desk, mutation, "old.json");
      if (plan != null && plan.code().equals(original.code())) {
        assertEquals(original.table().print(99), plan.table().print(99));
        assertEquals(original.facts(), plan.facts());
        same++;
      } else if (plan != null) {
        others++;
      }
    }
    assertTrue(same + others > 20, same + " with the same code, " + others + " with another one");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefusedWithItsLine() throws IOException {
    List<String> lines = PlanJson.text(plan(), true).lines().toList();
    int doubled = 0;
    for (int i = 1; i < lines.size() - 1; i++) {
      if (lines.get(i).matches(" *\"[^\"]+\" : [^\\[{]*,")) {
        List<String> twice = new ArrayList<>(lines);
        twice.add(i, lines.get(i));
        Path file = Files.write(folder.resolve("twice.json"), twice);
        PricingException refused =
            assertThrows(PricingException.class, () -> PlanFile.open(desk, file));
        String why = String.valueOf(refused.getMessage());
        assertTrue(why.contains("is no plan: it is not whole JSON (line " + (i + 2)), why);
        doubled++;
      }
    }
    assertTrue(doubled > 20, doubled + " keys twice");
  }
}
