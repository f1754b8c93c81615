package io.mammoth.connectors;

import java.math.BigDecimal;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Every request about connector profiles: what {@link Profiles} and {@link AsyncProfiles} send. */
final class ProfileOperations {
  private static final String PROFILES = "subscription/connector-profiles";

  private ProfileOperations() {}

  static Operation<ProfileList> list() {
    return listing(list -> list);
  }

  static Operation<ConnectorProfile> named(String name) {
    Checks.filled("name", name);
    return listing(list -> list.named(name));
  }

  static Operation<ConnectorProfile> withId(long id) {
    return listing(list -> list.withId(id));
  }

  private static <T> Operation<T> listing(Function<ProfileList, T> result) {
    return new Operation<>(
        "GET",
        null,
        Operations.below(PROFILES),
        null,
        reading ->
            result.apply(
                new ProfileList(
                    reading.part("connector_profiles", in -> in.list(ConnectorProfile::read)),
                    reading.attempts())));
  }

  static Operation<SavedProfile> create(String name, ProfileChanges changes) {
    ProfileBody body = ProfileBody.of(name, changes);
    return new Operation<>(
        "POST", null, Operations.below(PROFILES), body.bytes(), saved(body, null));
  }

  static Operation<SavedProfile> update(ConnectorProfile before, ProfileChanges changes) {
    ProfileBody body = ProfileBody.of(before, changes);
    return new Operation<>("PUT", null, one(before.id()), body.bytes(), saved(body, before));
  }

  private static Function<Reading, SavedProfile> saved(
      ProfileBody body, @Nullable ConnectorProfile before) {
    return reading -> {
      ConnectorProfile saved = reading.part("connector_profile", ConnectorProfile::read);
      return new SavedProfile(
          saved, before, reading.message(), body.notKeptBy(saved), reading.attempts());
    };
  }

  static Operation<Deleted> delete(long id) {
    Checks.aboveZero("profile id", id);
    return new Operation<>(
        "DELETE",
        null,
        one(id),
        null,
        reading -> new Deleted(id, null, reading.message(), reading.attempts()));
  }

  static Operation<Saved> add(
      long profile, long connector, @Nullable BigDecimal price, boolean enabled) {
    Checks.aboveZero("profile id", profile);
    FieldValues fields = new FieldValues();
    fields.set("connector_id", Checks.aboveZero("connector id", connector));
    fields.set("price_per_month", price == null ? null : Checks.price(price));
    fields.set("enabled", enabled);
    return new Operation<>(
        "POST",
        null,
        Operations.below(PROFILES + "/" + profile + "/connectors"),
        JsonWriter.bytes(fields.values()),
        Operations.saved(fields));
  }

  private static Function<Account, HttpUrl> one(long id) {
    return Operations.below(PROFILES + "/" + id);
  }
}
