package io.mammoth.connectors;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What names a workspace connector in an address.
 *
 * <p>Contract: {@code connector_key} is the standard Base64 of the name key's UTF-8 bytes. {@link
 * #of} encodes; a key that is encoded already is passed as it is by {@link #encoded}, never
 * guessed.
 *
 * <pre>{@code
 * connectors.get(ConnectorKey.encoded("cG9zdGdyZXM="));
 * }</pre>
 */
public final class ConnectorKey {
  private final String wire;

  private ConnectorKey(String wire) {
    this.wire = wire;
  }

  /**
   * The key of the connector with this name key, as {@code list} returns it: {@code postgres}.
   *
   * @throws ConfigurationException when it is blank or no Unicode text
   */
  public static ConnectorKey of(String nameKey) {
    byte[] bytes = Checks.filled("connector key", nameKey).getBytes(StandardCharsets.UTF_8);
    return new ConnectorKey(Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * A key that is encoded already: {@code cG9zdGdyZXM=}.
   *
   * @throws ConfigurationException when it is blank, {@code .} or {@code ..}, which would lead to
   *     another address
   */
  public static ConnectorKey encoded(String key) {
    String filled = Checks.filled("connector key", key);
    if (filled.equals(".") || filled.equals("..")) {
      throw new ConfigurationException(
          "The connector key is \"" + filled + "\", which is no key. Nothing was sent.");
    }
    return new ConnectorKey(filled);
  }

  /** The key as one path segment, not yet percent-encoded. */
  String wire() {
    return wire;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectorKey that && wire.equals(that.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  /** The key as it is sent. */
  @Override
  public String toString() {
    return wire;
  }
}
