package io.mammoth.connectors.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.MammothClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One call of 50 connectors on loopback: by the client, and by hand with OkHttp and Jackson into
 * records of the same fields, times parsed. Says what they allocate; {@link CallTurns} compares
 * their times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CallBenchmark {
  SandboxProcess sandbox;
  private MammothClient client;
  private Connectors connectors;
  private OkHttpClient http;
  private ObjectReader reader;
  private Request request;
  private Request listing;

  /** What the answer holds, as one would write it by hand. */
  public record Sent(List<Row> connectors) {}

  /** One connector, with the fields that the client's record has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Row(
      long id,
      String name,
      String description,
      BigDecimal pricePerMonth,
      boolean enabled,
      String createdAt,
      String updatedAt,
      List<String> usedInProfiles,
      Integer profileCount) {
    Instant created() {
      return OffsetDateTime.parse(createdAt).toInstant();
    }

    Instant updated() {
      return OffsetDateTime.parse(updatedAt).toInstant();
    }
  }

  @Setup
  public void open() throws IOException {
    sandbox = new SandboxProcess();
    client = sandbox.client();
    connectors = client.connectors();
    http = new OkHttpClient();
    reader =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(Sent.class);
    request = request("/subscription/connectors");
    listing = request("/workspaces/" + sandbox.value(Environment.WORKSPACE) + "/connectors");
  }

  private Request request(String path) {
    return new Request.Builder()
        .url(sandbox.value(Environment.SERVER) + path)
        .header("X-API-KEY", sandbox.value(Environment.KEY))
        .header("X-API-SECRET", sandbox.value(Environment.SECRET))
        .build();
  }

  @TearDown
  public void close() {
    client.close();
    http.dispatcher().executorService().shutdown();
    sandbox.close();
  }

  @Benchmark
  public Object client() {
    return connectors.fetch();
  }

  @Benchmark
  public Object enqueueByHand() {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    http.newCall(request)
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) throws IOException {
                try (response) {
                  answer.complete(response.body().bytes());
                }
              }

              @Override
              public void onFailure(Call call, IOException problem) {
                answer.completeExceptionally(problem);
              }
            });
    return read(answer.join());
  }

  @Benchmark
  public Object executeByHand() throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return read(response.body().bytes());
    }
  }

  /** The page that the vendor's client lists too. */
  @Benchmark
  public Object clientListsWorkspace() {
    return connectors.list();
  }

  /** The same page by hand, which nothing can interrupt, as a tree. */
  @Benchmark
  public Object executeListsWorkspaceByHand() throws IOException {
    try (Response response = http.newCall(listing).execute()) {
      return reader.readTree(response.body().bytes());
    }
  }

  private Object read(byte[] answer) {
    try {
      Sent sent = reader.readValue(answer);
      long checked = 0;
      for (Row row : sent.connectors()) {
        checked += row.created().getEpochSecond() + row.updated().getEpochSecond();
      }
      return checked == 0 ? null : sent;
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
