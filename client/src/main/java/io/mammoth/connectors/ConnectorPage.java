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
 *
 * <pre>{@code
 * ConnectorPage page = connectors.list(ConnectorQuery.all().limit(10));
 * page.forEach(c -> System.out.println(c.nameKey()));
 * System.out.println(page.hasNext() ? "there are more" : "these are all");
 * }</pre>
 */
public final class ConnectorPage implements Iterable<WorkspaceConnector> {
  private static final Pattern OFFSET = Pattern.compile("(?:^|[?&])offset=(\\d{1,40})(?=[&#]|$)");

  private final List<WorkspaceConnector> connectors;
  private final @Nullable Integer limit;
  private final @Nullable Integer offset;
  private final @Nullable String next;
  private final int attempts;

  private ConnectorPage(Sent sent) {
    this.connectors = List.copyOf(Wire.required("connectors", sent.connectors));
    this.limit = sent.limit;
    this.offset = sent.offset;
    this.next = sent.next == null ? null : sent.next.toString();
    this.attempts = 0;
  }

  /** The same page, which took this many requests. */
  ConnectorPage(ConnectorPage page, int attempts) {
    this.connectors = page.connectors;
    this.limit = page.limit;
    this.offset = page.offset;
    this.next = page.next;
    this.attempts = attempts;
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

  /** How many requests of the call went on the wire. */
  public int attempts() {
    return attempts;
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
