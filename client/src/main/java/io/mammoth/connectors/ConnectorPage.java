package io.mammoth.connectors;

import java.io.IOException;
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

  private ConnectorPage(
      List<WorkspaceConnector> connectors,
      @Nullable Integer limit,
      @Nullable Integer offset,
      @Nullable String next) {
    this.connectors = List.copyOf(connectors);
    this.limit = limit;
    this.offset = offset;
    this.next = next;
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

  static @Nullable ConnectorPage read(JsonReader in) throws IOException {
    if (!in.enter()) {
      return null;
    }
    List<WorkspaceConnector> connectors = null;
    Integer limit = null;
    Integer offset = null;
    Object next = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "connectors" -> connectors = in.given(in.list(WorkspaceConnector::read));
        case "limit" -> limit = in.number();
        case "offset" -> offset = in.number();
        case "next" -> next = in.any();
        default -> in.skip();
      }
    }
    return new ConnectorPage(
        in.required("connectors", connectors),
        limit,
        offset,
        next == null ? null : next.toString());
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
