package io.mammoth.connectors.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A workspace's connectors as a table by OkHttp, Jackson and Tablesaw alone: what nobody who uses
 * them can do without.
 */
public final class ByHand {
  private static final String VARIABLES = "MAMMOTHANALYTICS_";

  private ByHand() {}

  /** What the answer holds. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Sent(List<Row> connectors) {}

  /** One connector. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Row(
      String dispName,
      String nameKey,
      String apiType,
      boolean isPremium,
      boolean isAdded,
      boolean isAvailable) {}

  /** The table as text, of the workspace that the environment names. */
  public static String table() throws IOException {
    List<Row> rows = fetched();
    Table table = Table.create("Workspace connectors");
    table.addColumns(
        StringColumn.create("disp_name", rows.stream().map(Row::dispName)),
        StringColumn.create("name_key", rows.stream().map(Row::nameKey)),
        StringColumn.create("api_type", rows.stream().map(Row::apiType)),
        BooleanColumn.create("is_premium", rows.stream().map(Row::isPremium).toList()),
        BooleanColumn.create("is_added", rows.stream().map(Row::isAdded).toList()),
        BooleanColumn.create("is_available", rows.stream().map(Row::isAvailable).toList()));
    return table.print(20);
  }

  private static List<Row> fetched() throws IOException {
    Request request =
        new Request.Builder()
            .url(set("SERVER_URL") + "/workspaces/" + set("WORKSPACE_ID") + "/connectors?limit=100")
            .header("X-API-KEY", set("API_KEY"))
            .header("X-API-SECRET", set("API_SECRET"))
            .build();
    JsonMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return mapper.readValue(response.body().bytes(), Sent.class).connectors();
    }
  }

  private static String set(String variable) {
    return System.getenv(VARIABLES + variable);
  }
}
