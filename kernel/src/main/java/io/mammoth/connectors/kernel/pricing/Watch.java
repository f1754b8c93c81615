package io.mammoth.connectors.kernel.pricing;

/** Who is told how far a long work has come. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
  /** So far has it come: {@code step 3 of 40}. */
  void at(String where);

  /** The work is over. */
  @Override
  default void close() {}
}
