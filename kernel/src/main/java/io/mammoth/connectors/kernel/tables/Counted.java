package io.mammoth.connectors.kernel.tables;

import java.util.Locale;

/** Numbers of things in words. */
public final class Counted {
  private Counted() {}

  /** One write, 1,240 writes. */
  public static String of(long number, String thing) {
    return of(number, thing, thing + "s");
  }

  /** One copy, two copies: where the plural is another word. */
  public static String of(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
