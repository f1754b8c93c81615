package io.mammoth.connectors;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a result or a typed error of an answer. */
final class Reading {
  private static final Pattern OTHER_CHARSET = Pattern.compile("(?i)charset=(?!\"?utf)");

  private final Answer answer;

  /** The request in words, for messages: {@code GET /subscription/connectors}. */
  private final String what;

  private final Effect effect;
  private final Account account;
  private final Instant now;

  Reading(Answer answer, String what, Effect effect, Account account, Instant now) {
    this.answer = answer;
    this.what = what;
    this.effect = effect;
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
  <T> T part(String name, JsonReader.Value<T> value) {
    return json(in -> in.required(name, in.part(name, value)));
  }

  /** The service's own words; empty when there are none. */
  String message() {
    return isEmpty() ? "" : json(in -> textOrEmpty(in.part("message", JsonReader::text)));
  }

  private static String textOrEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The body read as JSON. */
  <T> T json(JsonReader.Value<T> type) {
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
      T value = JsonReader.read(answer.bytes(), type);
      if (value == null) {
        throw unreadable("with null, where an object was expected");
      }
      return value;
    } catch (JsonFault wrong) {
      throw unreadable("with JSON that is not the contract's: " + wrong.getMessage() + encoding());
    } catch (IOException wrong) {
      throw unreadable("with a body that is not UTF-8 text" + encoding());
    }
  }

  /** What the headers say of the bytes, when that explains why they cannot be read. */
  private String encoding() {
    String encoding = answer.header("content-encoding");
    if (encoding != null) {
      return " (its Content-Encoding is \"" + shown(encoding) + "\", which was not asked for)";
    }
    String type = Objects.requireNonNullElse(answer.header("content-type"), "");
    boolean utf = !OTHER_CHARSET.matcher(type).find();
    return utf ? "" : " (its Content-Type is \"" + shown(type) + "\", but JSON is UTF-8)";
  }

  private String shown(String header) {
    return Excerpt.of(account.credentials().maskIn(header));
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
    return declared == null || declared.isBlank() ? "no media type" : shown(declared);
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
            + ")"
            + (effect.isWrite() ? Effect.LOOK_FIRST : "")
            + ".",
        answer,
        effect.isWrite());
  }

  /** The error of an answer whose status is not 2xx. */
  ApiException failure() {
    ErrorBody body = errorBody();
    StringBuilder message =
        new StringBuilder(what).append(" was answered ").append(answer.status());
    if (body.detail() != null && !body.detail().isBlank()) {
      message.append(": ").append(Excerpt.of(body.detail()));
    } else if (!isEmpty()) {
      String excerpt =
          mayBeJson() ? "" : ": \"" + Excerpt.of(answer.bytes(), account.credentials()) + "\"";
      message.append(" with ").append(mediaType()).append(encoding()).append(excerpt);
    }
    boolean mayHave = effect.mayHaveTaken(answer.status());
    message.append(" (request id ").append(answer.requestId()).append(')');
    message.append(mayHave ? Effect.LOOK_FIRST : "").append('.');
    message.append(Hints.of(answer, what, account.credentials()));
    var wait = RetryAfter.of(answer.header("retry-after"), now);
    if (wait != null) {
      message.append(" The service asks to wait ").append(inWords(wait)).append('.');
    }
    String text = message.toString();
    var facts = new ApiException.Facts(answer, body, wait, mayHave);
    return switch (answer.status()) {
      case 400 -> new BadRequestException(text, facts);
      case 401 -> new UnauthorizedException(text, facts);
      case 403 -> new ForbiddenException(text, facts);
      case 404 -> new NotFoundException(text, facts);
      case 429 -> new RateLimitedException(text, facts);
      default -> new ApiException(text, facts);
    };
  }

  private static String inWords(Duration wait) {
    return wait.toDays() < 2 ? wait.toSeconds() + " s" : wait.toDays() + " days";
  }

  private ErrorBody errorBody() {
    try {
      Map<String, @Nullable Object> body = JsonReader.read(answer.bytes(), JsonReader::map);
      if (body == null || !(body.get("detail") instanceof String detail)) {
        return ErrorBody.NONE;
      }
      return new ErrorBody(
          account.credentials().maskIn(detail),
          Excerpt.masked(body.get("extra"), account.credentials()));
    } catch (IOException notTheServices) {
      return ErrorBody.NONE;
    }
  }
}
