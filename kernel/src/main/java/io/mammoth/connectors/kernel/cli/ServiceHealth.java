package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Answer;
import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.ConnectorQuery;
import io.mammoth.connectors.Connectors;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.ForbiddenException;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.MammothException;
import io.mammoth.connectors.NotFoundException;
import io.mammoth.connectors.Retry;
import io.mammoth.connectors.UnauthorizedException;
import io.mammoth.connectors.UnreadableResponseException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether there are credentials, whether the service takes them, and whether the clocks agree. */
final class ServiceHealth {

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private final Environment environment;

  private @Nullable String date;

  ServiceHealth(Environment environment) {
    this.environment = environment;
  }

  List<Finding> findings() {
    Account account;
    try {
      if (environment.sandbox() != null) {
        return List.of(
            Finding.fine("Credentials", "not needed: " + Environment.SANDBOX + " is set"),
            Finding.fine("Service", "the embedded sandbox"));
      }
      account = environment.account();
    } catch (ConfigurationException e) {
      String fix = "see 'On your own account' in the README; or use --sandbox";
      return List.of(
          Finding.wrong("Credentials", CommandFailure.oneLine(e).replaceFirst("\\.$", ""), fix));
    }
    Finding service = service(account);
    return List.of(credentials(account), service, clock());
  }

  private Finding credentials(Account account) {
    String names = String.valueOf(environment.source());
    return account.workspace() == null
        ? Finding.wrong(
            "Credentials",
            names + ", without a workspace",
            "set " + Environment.WORKSPACE + ", or name one in each call")
        : Finding.fine("Credentials", names + ", workspace " + account.workspace());
  }

  private Finding service(Account account) {
    String host = URI.create(account.server()).getAuthority();
    long begun = System.nanoTime();
    try (MammothClient client = MammothClient.builder().account(() -> account).build()) {
      call(client.connectors().withRetry(Retry.none()).withTimeout(DEADLINE), account);
      long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      return Finding.fine("Service", host + " answers and lets us in, " + millis + " ms");
    } catch (ApiException e) {
      List<String> dates = e.headers().getOrDefault("date", List.of());
      date = dates.isEmpty() ? null : dates.get(0);
      return refused(e, host, account);
    } catch (UnreadableResponseException e) {
      return Finding.wrong(
          "Service", host + " does not answer as the service does", "check " + Environment.SERVER);
    } catch (MammothException e) {
      return Finding.wrong(
          "Service",
          host + " cannot be reached (" + CommandFailure.oneLine(e) + ")",
          "check the network, the proxy and " + Environment.SERVER);
    }
  }

  /** The cheapest call that this account may make. */
  private void call(Connectors connectors, Account account) {
    Connectors listening = connectors.withAnswers(this::keepDate);
    if (account.workspace() == null) {
      listening.fetch();
    } else {
      listening.list(ConnectorQuery.all().limit(1));
    }
  }

  private void keepDate(Answer answer) {
    date = answer.header("date");
  }

  private Finding refused(ApiException e, String host, Account account) {
    if (e instanceof UnauthorizedException) {
      return Finding.wrong(
          "Service",
          host + " does not take the credentials",
          "renew what is in " + environment.source());
    }
    if (e instanceof ForbiddenException && account.workspace() == null) {
      return Finding.fine("Service", host + " answers; these credentials are no administrator's");
    }
    if (e instanceof ForbiddenException || e instanceof NotFoundException) {
      return Finding.wrong(
          "Service",
          host + " does not open workspace " + account.workspace() + " (" + e.status() + ")",
          "check " + Environment.WORKSPACE + " and " + Environment.SERVER);
    }
    return Finding.wrong("Service", host + " answers " + e.status(), "try again in a while");
  }

  private Finding clock() {
    if (date == null) {
      return Finding.fine("Clock", "not checked: the service did not say its time");
    }
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration ahead = Duration.between(theirs, Instant.now());
      if (ahead.abs().compareTo(TOLERATED) <= 0) {
        return Finding.fine("Clock", "agrees with the service's");
      }
      return Finding.wrong(
          "Clock",
          "is %s s %s the service's"
              .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
          "set this machine's clock");
    } catch (DateTimeException e) {
      return Finding.fine("Clock", "not checked: the service said no time that can be read");
    }
  }
}
