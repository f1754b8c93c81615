package io.mammoth.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a result or a typed error of an answer. */
final class Reading {
  private static final ObjectReader ENVELOPE = Wire.JSON.readerFor(Envelope.class);

  private final Answer answer;

  /** The request in words, for messages: {@code GET /subscription/connectors}. */
  private final String what;

  private final Account account;
  private final Instant now;

  Reading(Answer answer, String what, Account account, Instant now) {
    this.answer = answer;
    this.what = what;
    this.account = account;
    this.now = now;
  }

  /** As it came. */
  Answer answer() {
    return answer;
  }

  /** How many requests it took. */
  int attempts() {
    return answer.attempts();
  }

  boolean isEmpty() {
    return answer.bytes().length == 0;
  }

  /** What stands in the body under a name, which must be there. */
  <T> T envelope(String name, Function<Envelope, @Nullable T> part) {
    T found = part.apply(json(ENVELOPE, Envelope.class));
    if (found == null) {
      throw unreadable("with JSON that is not the contract's: " + name + " is missing");
    }
    return found;
  }

  /** The service's own words; empty when there are none. */
  String message() {
    String message = isEmpty() ? null : json(ENVELOPE, Envelope.class).message();
    return message == null ? "" : message;
  }

  /** The body read as JSON. */
  <T> T json(ObjectReader reader, Class<T> type) {
    if (isEmpty()) {
      throw unreadable("with an empty body, where JSON was expected");
    }
    if (!mayBeJson()) {
      throw unreadable(
          "with "
              + mediaType()
              + " instead of JSON: \""
              + Excerpt.of(answer.bytes(), account.credentials())
              + "\"");
    }
    try {
      Object value = reader.readValue(answer.bytes());
      if (value == null) {
        throw unreadable("with null, where an object was expected");
      }
      return type.cast(value);
    } catch (JsonProcessingException wrong) {
      throw unreadable("with JSON that is not the contract's: " + JsonFault.of(wrong));
    } catch (IOException wrong) {
      throw unreadable("with a body that is not UTF-8 text");
    }
  }

  /**
   * Not whether it is: a missing media type, and a JSON one on something else, leave that to the
   * reader.
   */
  private boolean mayBeJson() {
    String declared = answer.header("content-type");
    if (declared != null && !declared.isBlank()) {
      return declared.toLowerCase(Locale.ROOT).contains("json");
    }
    int first = 0;
    while (first < answer.bytes().length - 1 && answer.bytes()[first] <= ' ') {
      first++;
    }
    return answer.bytes()[first] != '<';
  }

  private String mediaType() {
    String declared = answer.header("content-type");
    return declared == null || declared.isBlank()
        ? "no media type"
        : Excerpt.of(Excerpt.masked(declared, account.credentials()));
  }

  /** The error of an answer that is readable only to its limit. */
  UnreadableResponseException tooLarge(long most) {
    return unreadable("with a body of more than " + most + " bytes, the most that is read");
  }

  UnreadableResponseException unreadable(String how) {
    return new UnreadableResponseException(
        what
            + " was answered "
            + answer.status()
            + " "
            + how
            + " (request id "
            + answer.requestId()
            + ").",
        answer);
  }

  /** The error of an answer whose status is not 2xx. */
  ApiException failure() {
    ErrorBody body = errorBody();
    StringBuilder message =
        new StringBuilder(what).append(" was answered ").append(answer.status());
    if (body.detail() != null) {
      message.append(": ").append(Excerpt.of(body.detail()));
    } else if (!isEmpty()) {
      String excerpt =
          mayBeJson() ? "" : ": \"" + Excerpt.of(answer.bytes(), account.credentials()) + "\"";
      message.append(" with ").append(mediaType()).append(excerpt);
    }
    message.append(" (request id ").append(answer.requestId()).append(").");
    message.append(Hints.of(answer, what, account.credentials()));
    var wait = RetryAfter.of(answer.header("retry-after"), now);
    if (wait != null) {
      message.append(" The service asks to wait ").append(wait.toSeconds()).append(" s.");
    }
    String text = message.toString();
    return switch (answer.status()) {
      case 400 -> new BadRequestException(text, answer, body, wait);
      case 401 -> new UnauthorizedException(text, answer, body, wait);
      case 403 -> new ForbiddenException(text, answer, body, wait);
      case 404 -> new NotFoundException(text, answer, body, wait);
      case 429 -> new RateLimitedException(text, answer, body, wait);
      default -> new ApiException(text, answer, body, wait);
    };
  }

  private ErrorBody errorBody() {
    try {
      JsonNode tree = Wire.JSON.readTree(answer.bytes());
      if (tree == null || !tree.isObject() || !tree.path("detail").isTextual()) {
        return ErrorBody.NONE;
      }
      String detail = Excerpt.masked(tree.path("detail").textValue(), account.credentials());
      Object extra = Excerpt.masked(plain(tree.path("extra")), account.credentials());
      return new ErrorBody(detail, extra);
    } catch (IOException notTheServices) {
      return ErrorBody.NONE;
    }
  }

  private static @Nullable Object plain(JsonNode node) throws IOException {
    return node.isMissingNode() ? null : Wire.JSON.treeToValue(node, Object.class);
  }
}
