package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox starts with: one workspace, the connectors that it can use, those that are sold,
 * and the profiles that hold them. Immutable.
 */
public final class Catalogue {
  private static final int SAMPLE_WORKSPACE = 4;

  private final int workspace;
  private final List<ObjectNode> usable;
  private final List<Connector> connectors;
  private final List<Profile> profiles;

  private Catalogue(int workspace, JsonNode root) {
    this.workspace = workspace;
    this.usable = objects(root, "workspace_connectors").toList();
    this.connectors = objects(root, "connectors").map(Catalogue::connector).toList();
    this.profiles = objects(root, "profiles").map(Catalogue::profile).toList();
  }

  /** The realistic one that every sandbox has of its own, in workspace 4. */
  public static Catalogue sample() {
    return new Catalogue(SAMPLE_WORKSPACE, Json.resource("catalogue.json"));
  }

  /**
   * One of your own, with the ids that you give. Every map carries the contract's names and plain
   * values: String, Boolean, Long, BigDecimal, times as ISO 8601 text, maps and lists of these.
   *
   * @param workspace the number of its workspace, above 0
   * @param workspaceConnectors with {@code name_key} and whatever else is known of them
   * @param connectors with {@code id}, {@code name}, {@code enabled}; what else is missing is null
   * @param profiles with {@code id}, {@code name} and {@code connectors}, a list of maps with
   *     {@code connector_id}, {@code price_per_month} and {@code enabled}
   * @throws IllegalArgumentException when something needed is missing, an id comes twice, or a
   *     profile holds a connector that is not there
   */
  public static Catalogue of(
      int workspace,
      Collection<? extends Map<String, ? extends @Nullable Object>> workspaceConnectors,
      Collection<? extends Map<String, ? extends @Nullable Object>> connectors,
      Collection<? extends Map<String, ? extends @Nullable Object>> profiles) {
    if (workspace < 1) {
      throw new IllegalArgumentException("A workspace is a number above 0: not " + workspace + ".");
    }
    ObjectNode root = Json.object();
    root.set("workspace_connectors", Json.tree(workspaceConnectors));
    root.set("connectors", Json.tree(connectors));
    root.set("profiles", Json.tree(profiles));
    Catalogue catalogue = new Catalogue(workspace, root);
    catalogue.check();
    return catalogue;
  }

  private void check() {
    Set<Long> ids = new HashSet<>();
    connectors.forEach(each -> claim(ids, each.id(), "connector"));
    Set<Long> profileIds = new HashSet<>();
    for (Profile profile : profiles) {
      claim(profileIds, profile.id(), "profile");
      Set<Long> held = profile.terms().stream().map(Terms::connector).collect(Collectors.toSet());
      if (held.size() < profile.terms().size() || !ids.containsAll(held)) {
        throw new IllegalArgumentException(
            "The profile \""
                + profile.name()
                + "\" holds a connector twice, or one that the catalogue has not.");
      }
    }
  }

  private static void claim(Set<Long> taken, long id, String what) {
    if (id < 1 || !taken.add(id)) {
      throw new IllegalArgumentException(
          "The id " + id + " of a " + what + " comes twice or is not above 0.");
    }
  }

  /** The contract that has all its fields: October's where a field of that month has a value. */
  public Dialect dialect() {
    boolean october =
        connectors.stream().anyMatch(each -> each.bucket() != null)
            || usable.stream().anyMatch(each -> each.hasNonNull("is_available"));
    return october ? Dialect.OCTOBER : Dialect.JULY;
  }

  /** The number of its workspace. */
  public int workspace() {
    return workspace;
  }

  List<WorkspaceConnector> workspaceConnectors(Dialect dialect) {
    return usable.stream().map(json -> WorkspaceConnector.seed(json, dialect)).toList();
  }

  List<Connector> connectors() {
    return connectors;
  }

  List<Profile> profiles() {
    return profiles;
  }

  /** The price in a catalogue entry; absent or null where there is none. */
  static @Nullable BigDecimal price(JsonNode json) {
    JsonNode price = json.path("price_per_month");
    if (!price.isNumber()) {
      return null;
    }
    BigDecimal amount = price.decimalValue();
    if (!Numbers.isPlain(amount)) {
      throw new IllegalArgumentException(
          "A price in the catalogue has more than " + Numbers.MOST_DIGITS + " digits.");
    }
    return amount;
  }

  private static Connector connector(JsonNode json) {
    return new Connector(
        json.required("id").longValue(),
        text(json, "name"),
        json.path("description").textValue(),
        price(json),
        json.required("enabled").booleanValue(),
        json.path("bucket").textValue(),
        time(json, "created_at"),
        time(json, "updated_at"));
  }

  private static Profile profile(JsonNode json) {
    return new Profile(
        json.required("id").longValue(),
        text(json, "name"),
        json.path("description").textValue(),
        objects(json, "connectors").map(Terms::seed).toList(),
        time(json, "created_at"),
        time(json, "updated_at"));
  }

  private static String text(JsonNode json, String key) {
    return Objects.requireNonNull(json.required(key).textValue(), key);
  }

  private static @Nullable Instant time(JsonNode json, String key) {
    String text = json.path(key).textValue();
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(key + " is no time in ISO 8601: " + text, e);
    }
  }

  private static Stream<ObjectNode> objects(JsonNode json, String key) {
    return StreamSupport.stream(json.required(key).spliterator(), false)
        .map(ObjectNode.class::cast);
  }
}
