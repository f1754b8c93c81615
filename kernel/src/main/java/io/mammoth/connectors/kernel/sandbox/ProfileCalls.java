package io.mammoth.connectors.kernel.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The operations on connector profiles. */
final class ProfileCalls {
  private final Dialect dialect;
  private final Subscription subscription;

  ProfileCalls(Dialect dialect, Subscription subscription) {
    this.dialect = dialect;
    this.subscription = subscription;
  }

  List<Route> routes() {
    String all = "/subscription/connector-profiles";
    String one = all + "/{profile_id}";
    return List.of(
        Route.of("GET", all, this::list),
        Route.of("POST", all, this::create),
        Route.of("PUT", one, this::update),
        Route.of("DELETE", one, this::delete),
        Route.of("POST", one + "/connectors", this::add));
  }

  private Answer list(Request request) {
    ObjectNode json = Json.object();
    json.set("connector_profiles", subscription.profiles());
    return Answer.ok(json);
  }

  private Answer create(Request request) {
    ProfileEdit edit = ProfileEdit.create(request.body(), dialect);
    ObjectNode made = subscription.createProfile(edit);
    return Answer.created(saved("connector_profile", made, "Connector profile created."));
  }

  private Answer update(Request request) {
    long id = request.id("profile_id");
    ProfileEdit edit = ProfileEdit.update(request.body(), dialect);
    ObjectNode made = subscription.updateProfile(id, edit);
    return Answer.ok(saved("connector_profile", made, "Connector profile updated."));
  }

  private Answer delete(Request request) {
    subscription.deleteProfile(request.id("profile_id"));
    return Answer.message("Connector profile deleted.");
  }

  private Answer add(Request request) {
    long id = request.id("profile_id");
    Body body = request.body();
    Terms terms = Terms.read(body, dialect);
    body.refuse();
    ObjectNode added = subscription.add(id, terms);
    return Answer.created(saved("connector", added, "Connector added to the profile."));
  }

  private static ObjectNode saved(String key, ObjectNode made, String message) {
    return Json.object().<ObjectNode>set(key, made).put("message", message);
  }
}
