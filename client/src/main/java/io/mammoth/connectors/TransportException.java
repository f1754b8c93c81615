package io.mammoth.connectors;

import org.jspecify.annotations.Nullable;

/**
 * No whole answer came: the connection failed, the time ran out, or the caller was interrupted.
 *
 * <p>After a write, {@link #mayHaveTakenEffect()} is false only when the request was provably never
 * sent, or when HTTP/2 reports that it was not processed.
 */
public final class TransportException extends MammothException {
  private static final long serialVersionUID = 1L;

  /** How far a call had come when it ended. */
  public enum Phase {
    /** Finding the host, connecting, or the TLS handshake; or refused before it was processed. */
    CONNECT("found no connection"),
    /** Sending the request. */
    WRITE("broke while it was being sent"),
    /** Waiting for the answer. */
    WAIT("broke while waiting for the answer"),
    /** Reading the answer's body. */
    READ("broke while reading the answer"),
    /** The call's deadline passed. */
    DEADLINE("was given up after its time"),
    /** The calling thread was interrupted, or the call was cancelled. */
    INTERRUPTED("was stopped from this side");

    final String how;

    Phase(String how) {
      this.how = how;
    }
  }

  private final Phase phase;
  private final int attempts;
  private final String requestId;

  TransportException(
      String message,
      @Nullable Throwable cause,
      boolean mayHaveTakenEffect,
      Phase phase,
      Sent sent) {
    super(message, cause, mayHaveTakenEffect);
    this.phase = phase;
    this.attempts = sent.attempts();
    this.requestId = sent.requestId();
  }

  /** What of a call is known to have gone out. */
  record Sent(int attempts, String requestId) {}

  /** How far the call had come. */
  public Phase phase() {
    return phase;
  }

  /**
   * How many requests of this call went on the wire; 0 when no connection came about. One that
   * HTTP/2 reports as not processed is not counted.
   */
  public int attempts() {
    return attempts;
  }

  /** The id that this client gave the call. */
  public String requestId() {
    return requestId;
  }
}
