package io.mammoth.connectors.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A cell that was started and may still run. */
public final class RunningCell {

  private static final int SECONDS = 60;

  private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

  RunningCell() {}

  /** Waits until the running cell has printed this text. */
  public RunningCell awaitPrinted(String text) {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(text) < 0) {
      try {
        String more = printed.poll(SECONDS, TimeUnit.SECONDS);
        if (more == null) {
          throw new AssertionError("not printed: " + text + ", but: " + all);
        }
        all.append(more);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return this;
  }

  /** Waits for the cell's end. */
  public Cell cell() {
    return new Cell(answer());
  }

  /** The driver's answer, or a failed test with the driver's words. */
  JsonNode answer() {
    JsonNode node = answer.orTimeout(2L * SECONDS, TimeUnit.SECONDS).join();
    if (node.has("failure")) {
      throw new AssertionError(node.path("failure").asText() + "\n" + node.path("trace").asText());
    }
    return node;
  }

  /** Takes what the driver says; true when that was the last word. */
  boolean take(JsonNode message) {
    if (message.has("printed")) {
      printed.add(message.path("printed").asText());
      return false;
    }
    return answer.complete(message);
  }

  void fail(AssertionError problem) {
    answer.completeExceptionally(problem);
  }
}
