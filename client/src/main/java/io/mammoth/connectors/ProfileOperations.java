package io.mammoth.connectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import java.math.BigDecimal;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Every request about connector profiles: what {@link Profiles} and {@link AsyncProfiles} send. */
final class ProfileOperations {
  private static final ObjectReader LISTED = Wire.JSON.readerFor(ProfileList.class);
  private static final ObjectReader SAVED = Wire.JSON.readerFor(Answered.class);

  private ProfileOperations() {}

  record Answered(
      @JsonProperty(required = true) ConnectorProfile connectorProfile, @Nullable String message) {
    Answered {
      Wire.required("connector_profile", connectorProfile);
    }
  }

  static Operation<ProfileList> list() {
    return new Operation<>(
        "GET", null, account -> all(account).build(), null, ProfileOperations::listed);
  }

  static Operation<ConnectorProfile> named(String name) {
    Checks.filled("name", name);
    return new Operation<>(
        "GET", null, account -> all(account).build(), null, reading -> listed(reading).named(name));
  }

  static Operation<ConnectorProfile> withId(long id) {
    return new Operation<>(
        "GET", null, account -> all(account).build(), null, reading -> listed(reading).withId(id));
  }

  private static ProfileList listed(Reading reading) {
    return reading.json(LISTED, ProfileList.class);
  }

  static Operation<SavedProfile> create(String name, ProfileChanges changes) {
    ProfileBody body = ProfileBody.of(name, changes);
    return new Operation<>(
        "POST",
        null,
        account -> all(account).build(),
        body.bytes(),
        reading -> saved(reading, body, null));
  }

  static Operation<SavedProfile> update(ConnectorProfile before, ProfileChanges changes) {
    ProfileBody body = ProfileBody.of(before, changes);
    return new Operation<>(
        "PUT",
        null,
        account -> one(account, before.id()).build(),
        body.bytes(),
        reading -> saved(reading, body, before));
  }

  private static SavedProfile saved(
      Reading reading, ProfileBody body, @Nullable ConnectorProfile before) {
    Answered saved = reading.json(SAVED, Answered.class);
    return new SavedProfile(
        saved.connectorProfile,
        before,
        Operations.text(saved.message),
        body.notKeptBy(saved.connectorProfile));
  }

  static Operation<Deleted> delete(long id) {
    Checks.aboveZero("profile id", id);
    return new Operation<>(
        "DELETE",
        null,
        account -> one(account, id).build(),
        null,
        reading -> new Deleted(id, null, Operations.message(reading)));
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
        account -> one(account, profile).addPathSegment("connectors").build(),
        Wire.bytes(fields.values()),
        reading -> Operations.saved(reading, fields));
  }

  private static HttpUrl.Builder all(Account account) {
    return account
        .url()
        .newBuilder()
        .addPathSegment("subscription")
        .addPathSegment("connector-profiles");
  }

  private static HttpUrl.Builder one(Account account, long id) {
    return all(account).addPathSegment(Long.toString(id));
  }
}
