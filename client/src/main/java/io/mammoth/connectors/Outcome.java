package io.mammoth.connectors;

import io.mammoth.connectors.TransportException.Phase;
import org.jspecify.annotations.Nullable;

/** How a call ended, before a result or an exception is made of it. */
sealed interface Outcome {

  /** The status of the answer; 0 when there is none. */
  int status();

  /**
   * An answer came.
   *
   * @param cut whether its body was longer than may be read
   */
  record Came(Answer answer, boolean cut) implements Outcome {
    @Override
    public int status() {
      return answer.status();
    }
  }

  /**
   * No whole answer came.
   *
   * @param cause what broke; null when the call was ended from this side
   */
  record Lost(Phase phase, @Nullable Throwable cause) implements Outcome {
    @Override
    public int status() {
      return 0;
    }
  }
}
