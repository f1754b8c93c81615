package io.mammoth.connectors.kernel.sandbox;

import java.util.List;

/** The part of a list that an answer holds. */
record Page(long limit, long offset) {

  static Page of(Query query) {
    return new Page(query.count("limit", 50, 100), query.count("offset", 0, Long.MAX_VALUE));
  }

  /** Where the next page is, as a path; empty at the end, and for a limit that leads nowhere. */
  String next(int size, String path, Query query) {
    if (limit == 0 || offset >= size - limit) {
      return "";
    }
    String others = query.without(List.of("limit", "offset"));
    return path + "?limit=" + limit + "&offset=" + (offset + limit) + others;
  }
}
