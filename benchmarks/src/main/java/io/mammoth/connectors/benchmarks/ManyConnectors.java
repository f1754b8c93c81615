package io.mammoth.connectors.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An answer with as many connectors as one likes, each about 250 bytes, the same every time. */
public final class ManyConnectors {
  private static final String ROW =
      "{\"id\":%d,\"name\":\"Connector %06d\",\"description\":\"Reads the tables of source %d, once an hour\","
          + "\"price_per_month\":%d.%02d,\"enabled\":%b,\"created_at\":\"2025-%02d-%02dT%02d:30:00Z\","
          + "\"updated_at\":\"2026-%02d-%02dT%02d:45:10.123456Z\",\"used_in_profiles\":[%s],\"profile_count\":%d}";
  private static final String[] PROFILES = {"", "\"Basic\"", "\"Basic\",\"Team\""};

  private ManyConnectors() {}

  /** Writes such an answer to a file, for a peer in another language. */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), bytes(Integer.parseInt(arguments[1])));
  }

  static byte[] bytes(int rows) {
    StringBuilder json = new StringBuilder("{\"connectors\":[");
    for (int i = 0; i < rows; i++) {
      json.append(i == 0 ? "" : ",").append(row(i));
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(int i) {
    int month = i % 12 + 1;
    int day = i % 28 + 1;
    int hour = i % 24;
    int profiles = i % PROFILES.length;
    return String.format(
        Locale.ROOT,
        ROW,
        i + 1,
        i,
        i % 997,
        i % 90 + 9,
        i % 100,
        i % 3 != 0,
        month,
        day,
        hour,
        month,
        day,
        hour,
        PROFILES[profiles],
        profiles);
  }
}
