package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connectors that are sold and the profiles that hold them: all that ever changes. */
final class Subscription {
  static final long FIRST_ID = 900_001;

  private final Dialect dialect;
  private final Clock clock;
  private final TreeMap<Long, Connector> connectors = new TreeMap<>();
  private final TreeMap<Long, Profile> profiles = new TreeMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private long nextConnector;
  private long nextProfile;

  Subscription(Dialect dialect, Clock clock, Catalogue catalogue) {
    this.dialect = dialect;
    this.clock = clock;
    for (Connector connector : catalogue.connectors()) {
      connectors.put(connector.id(), connector);
      names.merge(folded(connector.name()), 1, Integer::sum);
    }
    catalogue.profiles().forEach(profile -> profiles.put(profile.id(), profile));
    nextConnector = above(connectors);
    nextProfile = above(profiles);
  }

  /** Never that of a sample, nor one that the catalogue has. */
  private static long above(SortedMap<Long, ?> known) {
    return known.isEmpty() ? FIRST_ID : Math.max(FIRST_ID, known.lastKey() + 1);
  }

  synchronized ArrayNode connectors() {
    Usage usage = usage();
    ArrayNode listed = Json.array();
    connectors.values().forEach(each -> listed.add(each.json(dialect, usage.of(each.id()))));
    return listed;
  }

  synchronized ObjectNode create(ConnectorEdit edit) {
    Instant now = now();
    Connector blank = new Connector(nextConnector, "", null, fresh(), true, null, now, now);
    Connector made = edit.applyTo(blank, now);
    claim("", made.name());
    nextConnector++;
    return put(made);
  }

  synchronized ObjectNode update(long id, ConnectorEdit edit) {
    Connector old = connector(id);
    Connector made = edit.applyTo(old, now());
    claim(old.name(), made.name());
    return put(made);
  }

  synchronized void delete(long id) {
    release(connector(id).name());
    connectors.remove(id);
    Instant now = now();
    profiles.replaceAll((key, profile) -> profile.without(id, now));
  }

  synchronized ArrayNode profiles() {
    Usage usage = usage();
    ArrayNode listed = Json.array();
    profiles.values().forEach(each -> listed.add(usage.json(each, dialect)));
    return listed;
  }

  synchronized ObjectNode createProfile(ProfileEdit edit) {
    Instant now = now();
    Profile blank = new Profile(nextProfile, "", null, List.of(), now, now);
    Profile made = put(blank.edited(edit, now));
    nextProfile++;
    return usage().json(made, dialect);
  }

  synchronized ObjectNode updateProfile(long id, ProfileEdit edit) {
    Profile made = put(profile(id).edited(edit, now()));
    return usage().json(made, dialect);
  }

  synchronized void deleteProfile(long id) {
    profile(id);
    profiles.remove(id);
  }

  /** Adds a connector to a profile and gives the connector on its terms there. */
  synchronized ObjectNode add(long id, Terms terms) {
    put(profile(id).with(terms, now()));
    return json(connector(terms.connector()).on(terms));
  }

  private ObjectNode put(Connector connector) {
    connectors.put(connector.id(), connector);
    return json(connector);
  }

  private Profile put(Profile profile) {
    Set<Long> seen = new HashSet<>();
    for (Terms terms : profile.terms()) {
      connector(terms.connector());
      if (!seen.add(terms.connector())) {
        throw Violations.of("body", "connector_id", terms.connector() + " is in it already");
      }
    }
    profiles.put(profile.id(), profile);
    return profile;
  }

  private Connector connector(long id) {
    Connector connector = connectors.get(id);
    if (connector == null) {
      throw Refusal.notFound("Connector " + id);
    }
    return connector;
  }

  private Profile profile(long id) {
    Profile profile = profiles.get(id);
    if (profile == null) {
      throw Refusal.notFound("Connector profile " + id);
    }
    return profile;
  }

  private void claim(String old, String name) {
    if (folded(old).equals(folded(name))) {
      return;
    }
    if (names.containsKey(folded(name))) {
      throw Violations.of("body", "name", "is taken by another connector, letter case aside");
    }
    names.put(folded(name), 1);
    release(old);
  }

  /** Counted, because a catalogue from elsewhere may have a name twice. */
  private void release(String name) {
    names.computeIfPresent(folded(name), (key, count) -> count == 1 ? null : count - 1);
  }

  private Usage usage() {
    return new Usage(connectors, profiles.values());
  }

  private ObjectNode json(Connector connector) {
    List<String> holders =
        profiles.values().stream()
            .filter(profile -> profile.holds(connector.id()))
            .map(Profile::name)
            .toList();
    return connector.json(dialect, holders);
  }

  /** The price of a connector that is created without one. */
  private @Nullable BigDecimal fresh() {
    return dialect == Dialect.JULY ? BigDecimal.ZERO : null;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Both ways, because some letters only meet in one of them. */
  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
