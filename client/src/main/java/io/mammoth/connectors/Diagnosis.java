package io.mammoth.connectors;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What the exception of a failed attempt means. OkHttp has one class for several of them, which
 * only its messages tell apart; where one is worded otherwise, the general sentence is left.
 *
 * @param why the sentence for people
 * @param hopeless whether another attempt would end in the same way
 */
record Diagnosis(String why, boolean hopeless) {
  private static final Pattern REFUSED_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: (\\d+)");
  private static final Pattern NO_PROXY_PASSWORD =
      Pattern.compile("Failed to authenticate with proxy|Too many tunnel connections.*");
  private static final Pattern NOT_GZIP =
      Pattern.compile("(ID1ID2|CRC|ISIZE): actual.*|gzip finished without.*");

  /** The message of an exception of our own, in place of OkHttp's for the end of a connection. */
  static final String LARGE_HEADERS = "The response's headers are too large";

  private static final String LARGER = "larger than OkHttp reads (256 KiB)";
  private static final Pattern BODY_WHERE_NONE_MAY_BE =
      Pattern.compile("HTTP 20[45] had non-zero Content-Length.*");

  /** Of an attempt, by whether its request may have gone on the wire. */
  static Diagnosis of(Throwable cause, boolean sent) {
    if (!(cause instanceof IOException)) {
      return new Diagnosis("something in this program failed, as the cause says", true);
    }
    if (cause instanceof NoPlaceException) {
      return new Diagnosis(message(cause), true);
    }
    if (cause instanceof UnknownHostException) {
      return again("the host is unknown (check the server address and the network)");
    }
    if (cause instanceof UnknownServiceException) {
      return new Diagnosis("the client's settings do not allow this connection", true);
    }
    if (cause instanceof SocketTimeoutException) {
      return again("it took too long");
    }
    if (cause instanceof ConnectException) {
      return again("the host refused it, or is not reachable");
    }
    return cause instanceof SSLException ? ofTls(cause, sent) : ofProtocol(cause);
  }

  private static Diagnosis again(String why) {
    return new Diagnosis(why, false);
  }

  /** JSSE wraps the end of a connection into the class that it has for certificates. */
  private static Diagnosis ofTls(Throwable cause, boolean sent) {
    boolean refused =
        cause instanceof SSLPeerUnverifiedException
            || isBelow(cause, CertificateException.class::isInstance);
    boolean cut = isBelow(cause, below -> below instanceof IOException && !isTls(below));
    if (cut && !refused) {
      return again("the connection ended " + (sent ? "too early" : "during the TLS handshake"));
    }
    boolean hopeless = refused || !sent || cause instanceof SSLHandshakeException;
    return new Diagnosis("the secure connection failed (certificate or protocol)", hopeless);
  }

  private static boolean isTls(Throwable cause) {
    return cause instanceof SSLException;
  }

  private static boolean isBelow(Throwable cause, Predicate<Throwable> wanted) {
    for (Throwable below = cause.getCause(); below != null; below = below.getCause()) {
      if (wanted.test(below)) {
        return true;
      }
    }
    return false;
  }

  private static Diagnosis ofProtocol(Throwable cause) {
    String message = message(cause);
    Matcher tunnel = REFUSED_TUNNEL.matcher(message);
    if (tunnel.matches()) {
      String status = tunnel.group(1);
      return new Diagnosis(
          "the proxy refused to connect (HTTP " + status + ")", status.startsWith("4"));
    }
    if (NO_PROXY_PASSWORD.matcher(message).matches()) {
      return new Diagnosis(
          "the proxy asks for a user name and password, or refused them (HTTP 407): give them with"
              + " proxy(…)",
          true);
    }
    if (cause instanceof EOFException) {
      return again("the response is truncated");
    }
    if (message.equals(LARGE_HEADERS)) {
      return new Diagnosis("the response's headers are " + LARGER, true);
    }
    if (message.startsWith("header byte count limit of")) {
      // Over HTTP/2 it ends all calls of the connection, of which any may be to blame.
      return again("the headers of a response on this connection are " + LARGER);
    }
    if (NOT_GZIP.matcher(message).matches() || cause.getCause() instanceof DataFormatException) {
      return new Diagnosis("the body is not the gzip that it claims to be", true);
    }
    if (BODY_WHERE_NONE_MAY_BE.matcher(message).matches()) {
      return new Diagnosis("the response has a body, which its status does not allow", true);
    }
    boolean invalid =
        cause instanceof ProtocolException && !message.equals("unexpected end of stream");
    return again(invalid ? "the response is not valid HTTP" : "the connection ended too early");
  }

  private static String message(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), "");
  }

  /**
   * Whether the request was not processed, which HTTP/2 can say (RFC 9113, 6.8 and 8.7): its stream
   * was refused, or is above the last one of a GOAWAY, which OkHttp reports in the same way; or the
   * connection was shut down before the request was sent.
   */
  static boolean isUnprocessed(Throwable failure) {
    return isRefusal(failure)
        || named(failure, "ConnectionShutdownException")
        // The end of the connection may show in the sending, and its reason in the receiving.
        || Arrays.stream(failure.getSuppressed()).anyMatch(Diagnosis::isRefusal);
  }

  private static boolean isRefusal(@Nullable Throwable failure) {
    return failure != null
        && named(failure, "StreamResetException")
        && message(failure).endsWith("REFUSED_STREAM");
  }

  /** By name: OkHttp does not export the package of these two. */
  private static boolean named(Throwable failure, String name) {
    return failure.getClass().getSimpleName().equals(name);
  }
}
