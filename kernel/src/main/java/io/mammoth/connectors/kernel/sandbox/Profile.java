package io.mammoth.connectors.kernel.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connector profile: a named set of connectors, each on terms of its own. */
record Profile(
    long id,
    String name,
    @Nullable String description,
    List<Terms> terms,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  Profile {
    terms = List.copyOf(terms);
  }

  boolean holds(long connector) {
    return terms.stream().anyMatch(item -> item.connector() == connector);
  }

  /** The profile without a connector; untouched where it does not hold it. */
  Profile without(long connector, Instant now) {
    return holds(connector)
        ? withTerms(terms.stream().filter(item -> item.connector() != connector).toList(), now)
        : this;
  }

  Profile with(Terms more, Instant now) {
    return withTerms(Stream.concat(terms.stream(), Stream.of(more)).toList(), now);
  }

  Profile edited(ProfileEdit edit, Instant now) {
    return new Profile(
        id,
        Objects.requireNonNullElse(edit.name(), name),
        edit.describes() ? edit.description() : description,
        Objects.requireNonNullElse(edit.terms(), terms),
        createdAt,
        now);
  }

  private Profile withTerms(List<Terms> others, Instant now) {
    return new Profile(id, name, description, others, createdAt, now);
  }
}
