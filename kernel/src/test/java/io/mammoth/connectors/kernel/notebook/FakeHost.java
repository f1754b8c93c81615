package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Rendering;
import io.mammoth.connectors.kernel.host.NotebookHost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host that notes what it is told, and answers prompts with what it was given. */
final class FakeHost implements NotebookHost {
  final List<String> told = new ArrayList<>();
  private final Deque<String> answers;
  private @Nullable String refusal;
  private Function<@Nullable String, @Nullable String> failures = message -> null;

  FakeHost(String... answers) {
    this.answers = new ArrayDeque<>(Arrays.asList(answers));
  }

  /** The same where nothing can be asked, for this reason. */
  FakeHost cannotAsk(String why) {
    refusal = why;
    return this;
  }

  @Override
  public void evaluate(String source) {
    told.add("evaluate " + source);
  }

  @Override
  public <T> void render(Class<T> type, Function<T, @Nullable Rendering> rendering) {
    told.add("render " + type.getSimpleName());
  }

  @Override
  public void magic(String name, Function<List<String>, @Nullable Object> magic) {
    told.add("magic " + name);
  }

  @Override
  public void show(Rendering rendering) {
    told.add("show " + rendering.text());
  }

  @Override
  public void show(String id, Rendering rendering) {
    show(rendering);
  }

  @Override
  public void update(String id, Rendering rendering) {
    told.add("update " + rendering.text());
  }

  @Override
  public String askSecret(String prompt) {
    if (refusal != null) {
      throw new UnsupportedOperationException(refusal);
    }
    return answers.isEmpty() ? "" : answers.remove();
  }

  @Override
  public void onFailure(Function<@Nullable String, @Nullable String> listener) {
    failures = listener;
  }

  /** A cell ends by an exception with this message; what stands for it then. */
  @Nullable String fail(String message) {
    return failures.apply(message);
  }

  @Override
  public void enableAssertions() {
    told.add("assertions");
  }
}
