package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.CallListener;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.TransportException;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.display.Rendering;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last call that failed in this notebook: in a cell only class and message show, here is the
 * rest.
 */
final class LastFailure implements CallListener {
  static final LastFailure LISTENER = new LastFailure();

  private static final String OURS = "io.mammoth.connectors.";
  private static final String EFFECT = "may have taken effect";
  private static final int MOST_FRAMES = 25;

  private volatile @Nullable CallEvent last;
  // Of that failure: written and read with it, under this object's lock.
  private StackTraceElement[] frames = {};

  private LastFailure() {}

  @Override
  public synchronized void onDone(CallEvent event) {
    MammothException failure = failure(event);
    if (failure != null) {
      last = event;
      frames = failure.getStackTrace();
      failure.setStackTrace(withoutOurs(frames));
    }
  }

  private static @Nullable MammothException failure(@Nullable CallEvent event) {
    return event != null && event.failure() instanceof MammothException ours ? ours : null;
  }

  /** Under a cell only the user's own lines help; ours are kept for the card. */
  private static StackTraceElement[] withoutOurs(StackTraceElement[] frames) {
    return Stream.of(frames)
        .filter(frame -> !frame.getClassName().startsWith(OURS))
        .toArray(StackTraceElement[]::new);
  }

  /** The short card of the call whose failure ended a cell with this message; null of others. */
  @Nullable Card card(@Nullable String message) {
    CallEvent event = last;
    MammothException failure = failure(event);
    return event != null && failure != null && Objects.equals(failure.getMessage(), message)
        ? FailureCard.of(event, failure)
        : null;
  }

  /** What is left to say of it below that card. */
  String briefly() {
    CallEvent event = last;
    Object failure = failure(event);
    return failure == null
        ? ""
        : failure.getClass().getSimpleName() + ": the card above says what happened.";
  }

  /** A failure that somebody caught, as a cell shows it that ends in it. */
  Rendering rendering(MammothException failure) {
    CallEvent event = last;
    Card card =
        event != null && event.failure() == failure
            ? FailureCard.of(event, failure)
            : FailureCard.of(failure);
    return card.rendering();
  }

  /** All there is to know about it. */
  synchronized Card card() {
    CallEvent event = last;
    MammothException failure = failure(event);
    if (event == null || failure == null) {
      return Card.of("No call has failed in this notebook.");
    }
    Card card =
        Card.of(failure.getClass().getSimpleName())
            .with("message", failure.getMessage())
            .with("request", event.method() + " " + event.path())
            .with("tries", event.tries())
            .with("took", event.elapsed().toMillis() + " ms")
            .with("request id", event.requestId());
    return withFrames(facts(card, failure));
  }

  private static Card facts(Card card, MammothException failure) {
    if (failure instanceof ApiException api) {
      return card.with("status", api.status())
          .with("detail", api.detail())
          .with("extra", api.extra())
          .with("retry after", api.retryAfter())
          .with(EFFECT, api.mayHaveTakenEffect());
    }
    if (failure instanceof TransportException transport) {
      return card.with("phase", transport.phase())
          .with(EFFECT, transport.mayHaveTakenEffect())
          .with("cause", transport.getCause());
    }
    return failure.mayHaveTakenEffect() ? card.with(EFFECT, true) : card;
  }

  private Card withFrames(Card card) {
    Card full = card;
    StackTraceElement[] all = frames;
    for (int i = 0; i < Math.min(MOST_FRAMES, all.length); i++) {
      full = full.with(i == 0 ? "at" : "", all[i]);
    }
    return full;
  }
}
