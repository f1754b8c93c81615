package io.mammoth.connectors.kernel.pricing;

import java.util.List;
import java.util.Random;

/**
 * Chance that is a list of numbers: a shorter list of smaller numbers makes a simpler case, so that
 * what fails can be made small. When the list is over, it counts.
 */
final class Choices extends Random {
  private static final long serialVersionUID = 1L;
  private final transient List<Integer> numbers;
  private int next;

  Choices(List<Integer> numbers) {
    super(0);
    this.numbers = numbers;
  }

  @Override
  public int nextInt(int bound) {
    int choice = next < numbers.size() ? numbers.get(next) : next;
    next++;
    return choice % bound;
  }

  @Override
  public boolean nextBoolean() {
    return nextInt(2) == 1;
  }

  /** Nothing else is asked for: it would not be one of the numbers. */
  @Override
  protected int next(int bits) {
    throw new UnsupportedOperationException();
  }
}
