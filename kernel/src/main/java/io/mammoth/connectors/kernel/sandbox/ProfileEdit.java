package io.mammoth.connectors.kernel.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a create or update of a profile asks for. A null name or list of terms changes nothing; the
 * description counts, null or not, where {@code describes}.
 */
record ProfileEdit(
    @Nullable String name,
    boolean describes,
    @Nullable String description,
    @Nullable List<Terms> terms) {

  static ProfileEdit create(Body body, Dialect dialect) {
    body.require("name");
    return update(body, dialect);
  }

  static ProfileEdit update(Body body, Dialect dialect) {
    List<Body> items = body.list("connectors");
    ProfileEdit edit =
        new ProfileEdit(
            body.text("name", 0, Integer.MAX_VALUE),
            body.has("description"),
            body.text("description", 0, Integer.MAX_VALUE),
            items == null ? null : Terms.read(items, dialect));
    body.refuse();
    return edit;
  }
}
