package io.mammoth.connectors.kernel.pricing;

import java.util.Locale;

/** Numbers of things in words. */
final class Counted {
  private Counted() {}

  /** One write, 1,240 writes. */
  static String of(long number, String thing) {
    return of(number, thing, thing + "s");
  }

  static String of(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
