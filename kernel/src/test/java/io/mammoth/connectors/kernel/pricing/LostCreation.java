package io.mammoth.connectors.kernel.pricing;

import java.nio.file.Path;

/** A person who looks at the service itself, before a creation of unknown outcome is repeated. */
final class LostCreation {
  private LostCreation() {}

  /** The number of the step that created nothing, though it was sent; 0 when there is none. */
  static int in(SandboxDesk desk, Path file) {
    Journal journal = Journal.open(file);
    for (int number = 1; number <= journal.steps().size(); number++) {
      Step step = journal.step(number);
      if (step.kind() == Step.Kind.CREATE
          && journal.isInDoubt(number)
          && desk.read().named(step.name()) == null) {
        return number;
      }
    }
    return 0;
  }
}
