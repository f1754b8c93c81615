package io.mammoth.connectors.kernel.display.chart;

import io.mammoth.connectors.kernel.display.Text;

/** Foreign text on a chart: on one line, what cannot be seen made visible, and not too long. */
final class Labels {
  private Labels() {}

  static String name(String text) {
    return Text.line(text, 40);
  }

  static String axis(String text) {
    return Text.line(text, 80);
  }

  static String title(String text) {
    return Text.line(text, 120);
  }
}
