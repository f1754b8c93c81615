package io.mammoth.connectors.kernel.display.chart;

/** A chart as PNG, for front ends that draw nothing themselves. */
final class ChartPicture {
  private ChartPicture() {}

  /** The picture; empty on a machine without fonts or without {@code java.desktop}. */
  static byte[] of(Plot plot) {
    try {
      return ChartDrawing.png(plot);
    } catch (@SuppressWarnings(
            "CatchingUnchecked") // a JVM without fonts throws anything, errors included
        Exception
        | LinkageError
        | InternalError noPictures) {
      System.getLogger(ChartPicture.class.getName())
          .log(System.Logger.Level.DEBUG, "no picture of a chart", noPictures);
      return new byte[0];
    }
  }
}
