package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.CallEvent;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.TransportException;
import io.mammoth.connectors.kernel.display.Card;
import java.util.Locale;

/** A failure in a few facts, under the cell that it ended. */
final class FailureCard {
  private static final String MORE = "%mammoth error shows all there is to know.";

  private FailureCard() {}

  /** Of a call: what was asked, what the service said, and what to do. */
  static Card of(CallEvent event, MammothException failure) {
    Card card = Card.of(title(failure)).with("asked", event.method() + " " + event.path());
    return facts(card, failure).with("request id", event.requestId()).remark(MORE);
  }

  /** Of one that a user caught and looks at, whichever call it was. */
  static Card of(MammothException failure) {
    return facts(Card.of(title(failure)), failure);
  }

  private static Card facts(Card card, MammothException failure) {
    if (failure instanceof ApiException api) {
      return answered(card, api);
    }
    Card facts = failure instanceof TransportException lost ? lost(card, lost) : card;
    return facts.remark(String.valueOf(failure.getMessage()));
  }

  private static Card answered(Card card, ApiException api) {
    Card full = api.detail() == null ? card : card.with("service says", api.detail());
    full = api.extra() == null ? full : full.with("in particular", api.extra());
    full = api.retryAfter() == null ? full : full.with("asks to wait", api.retryAfter());
    String hint = hint(api);
    return hint.isEmpty() ? full : full.with("what to do", hint);
  }

  private static Card lost(Card card, TransportException failure) {
    return card.with("while", failure.phase().toString().toLowerCase(Locale.ROOT))
        .with("may have taken effect", failure.mayHaveTakenEffect() ? "yes" : "no");
  }

  /** The message ends in it, behind the request id. */
  private static String hint(ApiException api) {
    String message = String.valueOf(api.getMessage());
    String before = "(request id " + api.requestId() + ")";
    int at = message.indexOf(before);
    return at < 0 ? "" : message.substring(at + before.length()).replaceFirst("^[;.] *", "");
  }

  /** {@code Not found (404)}. */
  private static String title(MammothException failure) {
    if (failure instanceof ConfigurationException) {
      return "Refused";
    }
    String words =
        failure
            .getClass()
            .getSimpleName()
            .replaceFirst("Exception$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    String status = failure instanceof ApiException api ? " (" + api.status() + ")" : "";
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + status;
  }
}
