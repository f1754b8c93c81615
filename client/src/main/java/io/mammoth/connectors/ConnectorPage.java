package io.mammoth.connectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of workspace connectors. Contract: {@code {connectors, limit, offset, next}}, of which
 * neither the limit nor the form of next is reliable: of next only the offset in it is used, and
 * its address is never asked.
 */
public final class ConnectorPage implements Iterable<WorkspaceConnector> {
  private static final Pattern OFFSET = Pattern.compile("(?:^|[?&])offset=(\\d{1,40})(?=[&#]|$)");

  private final List<WorkspaceConnector> connectors;
  private final @Nullable Integer limit;
  private final @Nullable Integer offset;
  private final @Nullable String next;

  private ConnectorPage(Sent sent) {
    this.connectors = List.copyOf(Wire.required("connectors", sent.connectors));
    this.limit = sent.limit;
    this.offset = sent.offset;
    this.next = sent.next == null ? null : sent.next.toString();
  }

  /** The object on the wire. */
  private record Sent(
      @JsonProperty(required = true) List<WorkspaceConnector> connectors,
      @Nullable Integer limit,
      @Nullable Integer offset,
      @Nullable Object next) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ConnectorPage read(Sent sent) {
    return new ConnectorPage(sent);
  }

  /** What is on this page, in the service's order. */
  public List<WorkspaceConnector> connectors() {
    return connectors;
  }

  /** The limit as the service repeats it; null when it does not. */
  public @Nullable Integer limit() {
    return limit;
  }

  /** The offset as the service repeats it; null when it does not. */
  public @Nullable Integer offset() {
    return offset;
  }

  /** Whether the service says that there is more. */
  public boolean hasNext() {
    return next != null && !next.isBlank();
  }

  /** What the service says about the next page, as it came; null or blank at the end. */
  public @Nullable String next() {
    return next;
  }

  /** The connectors of this page. */
  @Override
  public Iterator<WorkspaceConnector> iterator() {
    return connectors.iterator();
  }

  /** The offset that next holds, when it leads on from this one; else -1. */
  int offsetAfter(int current) {
    Matcher found = OFFSET.matcher(next == null ? "" : next.strip());
    if (!found.find()) {
      return -1;
    }
    BigInteger number = new BigInteger(found.group(1));
    boolean leadsOn =
        number.bitLength() < Integer.SIZE && number.intValueExact() > current && !found.find();
    return leadsOn ? number.intValueExact() : -1;
  }

  /** Counts only; the connectors show in {@link #connectors()}. */
  @Override
  public String toString() {
    return "ConnectorPage["
        + connectors.size()
        + " connectors from "
        + offset
        + (hasNext() ? ", there are more" : "")
        + "]";
  }
}
