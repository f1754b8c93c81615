package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    if (changes.isChecked()) {
      throw new ConfigurationException(
          "A new connector profile was not read before, so there is nothing for checking(…) to look"
              + " at. Nothing was sent.");
    }
    ProfileBody body = new ProfileBody();
    body.fields.set("name", Checks.filled("name", name));
    body.fields.setAll(changes.fields());
    Object other = body.fields.values().get("name");
    if (!name.equals(other)) {
      throw new ConfigurationException(
          "The new connector profile is called \""
              + Excerpt.of(name)
              + "\", and \""
              + Excerpt.of(String.valueOf(other))
              + "\" in its changes: give one name. Nothing was sent.");
    }
    changes.terms().forEach((id, terms) -> body.put(id, null, true).setAll(terms));
    return body;
  }

  /** A profile with what changes; every other connector of it as it is. */
  static ProfileBody of(ConnectorProfile before, ProfileChanges changes) {
    if (!before.whole()) {
      throw new ConfigurationException(
          said(before, "was read without all its connectors, so some would be lost"));
    }
    ProfileBody body = new ProfileBody();
    body.fields.setAll(changes.fields());
    for (Connector held : before.connectors()) {
      body.put(held.id(), held.pricePerMonth(), held.enabled());
    }
    for (long id : changes.removed()) {
      if (body.connectors.remove(id) == null) {
        throw notHeld(before, id, "which is to be removed");
      }
    }
    for (long id : changes.added()) {
      if (!body.connectors.containsKey(id)) {
        body.put(id, null, true);
      }
    }
    for (Map.Entry<Long, FieldValues> changed : changes.terms().entrySet()) {
      FieldValues terms = body.connectors.get(changed.getKey());
      if (terms == null) {
        throw notHeld(before, changed.getKey(), "which is to be changed: add it");
      }
      terms.setAll(changed.getValue());
    }
    return body;
  }

  private static NoSuchNameException notHeld(ConnectorProfile profile, long id, String why) {
    List<String> held = profile.connectors().stream().map(c -> Long.toString(c.id())).toList();
    return new NoSuchNameException(
        said(profile, "does not hold connector " + id + ", " + why), held);
  }

  private static String said(ConnectorProfile profile, String why) {
    return "The connector profile "
        + profile.id()
        + " \""
        + Excerpt.of(profile.name())
        + "\" "
        + why
        + ". No change was sent.";
  }

  private FieldValues put(long connector, @Nullable Object price, boolean enabled) {
    FieldValues terms = new FieldValues();
    terms.set("connector_id", connector);
    terms.set("price_per_month", price);
    terms.set("enabled", enabled);
    connectors.put(connector, terms);
    return terms;
  }

  ByteString bytes() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (FieldValues terms : connectors.values()) {
      all.add(terms.values());
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>(fields.values());
    body.put("connectors", all);
    return JsonWriter.bytes(body);
  }

  /** What of this an answer does not hold, and which connectors it holds beyond this. */
  List<String> notKeptBy(ConnectorProfile profile) {
    List<String> notKept = new ArrayList<>(fields.notKeptBy(profile));
    if (!profile.whole()) {
      notKept.add("connectors");
      return notKept;
    }
    Map<Long, FieldValues> missing = new LinkedHashMap<>(connectors);
    for (Connector kept : profile.connectors()) {
      String path = "connectors." + kept.id();
      FieldValues sent = missing.remove(kept.id());
      if (sent == null) {
        notKept.add(path);
      } else {
        sent.notKeptBy(kept).forEach(field -> notKept.add(path + "." + field));
      }
    }
    missing.keySet().forEach(id -> notKept.add("connectors." + id));
    return notKept;
  }
}
