package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is sent: its fields, and always the whole list of its connectors, since the
 * service takes the list as all that there are.
 */
final class ProfileBody {
  private final FieldValues fields = new FieldValues();
  private final Map<Long, FieldValues> connectors = new LinkedHashMap<>();

  private ProfileBody() {}

  /** A new profile. */
  static ProfileBody of(String name, ProfileChanges changes) {
    if (!changes.removed().isEmpty()) {
      throw new ConfigurationException(
          "A new connector profile holds nothing that could be removed. Nothing was sent.");
    }
    ProfileBody body = new ProfileBody();
    body.fields.set("name", Checks.filled("name", name));
    body.fields.setAll(changes.fields());
    changes.terms().keySet().forEach(id -> body.put(id, null, true));
    return body.merged(changes);
  }

  /** A profile with what changes; every other connector of it as it is. */
  static ProfileBody of(ConnectorProfile before, ProfileChanges changes) {
    if (!before.whole()) {
      throw refuse(before, "was read without all its connectors, so some would be lost");
    }
    ProfileBody body = new ProfileBody();
    body.fields.setAll(changes.fields());
    before.connectors().forEach(c -> body.put(c.id(), c.pricePerMonth(), c.enabled()));
    for (long id : changes.removed()) {
      if (body.connectors.remove(id) == null) {
        throw refuse(before, "does not hold connector " + id + ", which is to be removed");
      }
    }
    changes.added().stream()
        .filter(id -> !body.connectors.containsKey(id))
        .forEach(id -> body.put(id, null, true));
    for (long id : changes.terms().keySet()) {
      if (!body.connectors.containsKey(id)) {
        throw refuse(before, "does not hold connector " + id + ", which is to be changed: add it");
      }
    }
    return body.merged(changes);
  }

  private static ConfigurationException refuse(ConnectorProfile profile, String why) {
    return new ConfigurationException(
        "The connector profile "
            + profile.id()
            + " \""
            + Excerpt.of(profile.name())
            + "\" "
            + why
            + ". No change was sent.");
  }

  private void put(long connector, @Nullable Object price, boolean enabled) {
    FieldValues terms = new FieldValues();
    terms.set("connector_id", connector);
    terms.set("price_per_month", price);
    terms.set("enabled", enabled);
    connectors.put(connector, terms);
  }

  private ProfileBody merged(ProfileChanges changes) {
    connectors.forEach(
        (id, terms) -> {
          FieldValues changed = changes.terms().get(id);
          if (changed != null) {
            terms.setAll(changed);
          }
        });
    return this;
  }

  ByteString bytes() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(fields.values());
    body.put("connectors", connectors.values().stream().map(FieldValues::values).toList());
    return Wire.bytes(body);
  }

  /** What of this an answer does not hold, and which connectors it holds beyond this. */
  List<String> notKeptBy(ConnectorProfile profile) {
    List<String> notKept = new ArrayList<>(fields.notKeptBy(profile));
    if (!profile.whole()) {
      notKept.add("connectors");
      return notKept;
    }
    Map<Long, Connector> kept = new LinkedHashMap<>();
    profile.connectors().forEach(connector -> kept.put(connector.id(), connector));
    connectors.forEach((id, sent) -> lost(id, sent, kept.remove(id)).forEach(notKept::add));
    kept.keySet().forEach(id -> notKept.add("connectors." + id));
    return notKept;
  }

  private static Stream<String> lost(long id, FieldValues sent, @Nullable Connector kept) {
    String path = "connectors." + id;
    return kept == null
        ? Stream.of(path)
        : sent.notKeptBy(kept).stream().map(field -> path + "." + field);
  }
}
