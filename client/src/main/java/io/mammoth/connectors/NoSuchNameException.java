package io.mammoth.connectors;

import java.util.List;

/**
 * There is none, or more than one, with the name or number that a caller gave. Nothing was changed;
 * to find that out, a list was read, either by this call or before.
 *
 * <pre>{@code
 * try {
 *   connectors.delete(connectors.named("Salesforce"));
 * } catch (NoSuchNameException none) {
 *   System.out.println("nothing to delete; similar: " + none.candidates());
 * }
 * }</pre>
 */
public final class NoSuchNameException extends MammothException {
  private static final long serialVersionUID = 1L;

  private final String[] candidates;

  NoSuchNameException(String message, List<String> candidates) {
    super(message, null, false);
    this.candidates = candidates.toArray(String[]::new);
  }

  /**
   * What may have been meant: names similar to the one that was given, the nearest first; numbers,
   * where several have that name, or where a number was given. May be empty.
   */
  public List<String> candidates() {
    return List.of(candidates);
  }
}
