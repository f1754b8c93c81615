package io.mammoth.connectors.kernel.display.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a chart with Java2D; the only class that touches AWT, which not every Java has. */
final class ChartDrawing {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 44;
  private static final int BOTTOM = 74;
  private static final Color GREY = new Color(0x80, 0x80, 0x80);
  private static final Color BLUE = new Color(0x4c, 0x84, 0xc4);

  private final Plot plot;
  private final Graphics2D paper;
  private final double low;
  private final double high;
  private final double first;
  private final double last;

  private ChartDrawing(Plot plot, Graphics2D paper) {
    this.plot = plot;
    this.paper = paper;
    boolean fromZero = plot.mark() != Mark.LINE && plot.mark() != Mark.SCATTER;
    double least = fromZero ? Math.min(0, plot.smallest()) : plot.smallest();
    // One height alone stands in the middle, between ticks that differ.
    double around = plot.largest() > least ? 0 : Math.max(1, Math.abs(least) / 10);
    this.low = least - around;
    this.high = Math.max(plot.largest(), least) + around;
    this.first = plot.points().stream().mapToDouble(Point::x).min().orElse(0);
    this.last = plot.points().stream().mapToDouble(Point::x).max().orElse(1);
  }

  static byte[] png(Plot plot) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D paper = image.createGraphics();
    paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    new ChartDrawing(plot, paper).draw();
    paper.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private void draw() {
    titles();
    grid();
    List<Point> points = plot.points();
    for (int i = 0; i < points.size(); i++) {
      switch (plot.mark()) {
        case BAR, HISTOGRAM -> bar(i, points.get(i));
        case BOX -> box(i, points.get(i));
        case LINE, SCATTER -> point(i, points);
      }
      label(i, points.get(i));
    }
  }

  private void titles() {
    paper.setColor(GREY);
    paper.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    paper.drawString(fit(plot.title(), WIDTH - LEFT), LEFT, 18);
    paper.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    paper.drawString(fit(plot.yTitle(), WIDTH / 2), 6, 36);
    String below = plot.xTitle() + (plot.caption().isEmpty() ? "" : "  ·  " + plot.caption());
    paper.drawString(fit(below, WIDTH - LEFT), LEFT, HEIGHT - 6);
  }

  private void grid() {
    for (int line = 0; line <= 4; line++) {
      double value = low + (high - low) * line / 4;
      double y = y(value);
      paper.setColor(new Color(0x80, 0x80, 0x80, 0x50));
      paper.draw(new Line2D.Double(LEFT, y, WIDTH - RIGHT, y));
      paper.setColor(GREY);
      String text = tick(value);
      int x = LEFT - 6 - paper.getFontMetrics().stringWidth(text);
      paper.drawString(text, x, (float) y + 4);
    }
  }

  private static String tick(double value) {
    String text = String.format(java.util.Locale.ROOT, "%,.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  private void bar(int index, Point point) {
    double gap = plot.mark() == Mark.HISTOGRAM ? 1 : slot() * 0.15;
    double top = y(Math.max(point.y(), 0));
    double bottom = y(Math.min(point.y(), 0));
    paper.setColor(BLUE);
    paper.fill(
        new Rectangle2D.Double(
            LEFT + index * slot() + gap, top, slot() - 2 * gap, Math.max(bottom - top, 1)));
  }

  private void box(int index, Point point) {
    double middle = LEFT + (index + 0.5) * slot();
    double half = Math.min(14, slot() * 0.35);
    List<Double> five = point.values();
    paper.setColor(GREY);
    paper.draw(new Line2D.Double(middle, y(five.get(0)), middle, y(five.get(4))));
    paper.setColor(BLUE);
    double top = y(five.get(3));
    paper.fill(
        new Rectangle2D.Double(middle - half, top, 2 * half, Math.max(y(five.get(1)) - top, 1)));
    paper.setColor(Color.WHITE);
    paper.setStroke(new BasicStroke(2));
    double median = y(five.get(2));
    paper.draw(new Line2D.Double(middle - half, median, middle + half, median));
    paper.setStroke(new BasicStroke(1));
  }

  private void point(int index, List<Point> points) {
    Point point = points.get(index);
    paper.setColor(BLUE);
    paper.fill(new Ellipse2D.Double(x(point) - 3, y(point.y()) - 3, 6, 6));
    if (plot.mark() == Mark.LINE && index > 0) {
      Point before = points.get(index - 1);
      paper.draw(new Line2D.Double(x(before), y(before.y()), x(point), y(point.y())));
    }
  }

  /** Names under their bar; numbers and times at the ends only. */
  private void label(int index, Point point) {
    int last = plot.points().size() - 1;
    boolean names = plot.axis() == Plot.Axis.NAMES;
    if (!names && index != 0 && index != last) {
      return;
    }
    double x = names ? LEFT + (index + 0.5) * slot() : x(point);
    paper.setColor(GREY);
    var before = paper.getTransform();
    paper.translate(x, HEIGHT - BOTTOM + 14);
    boolean slanted = names && plot.points().size() > 6;
    if (slanted) {
      paper.rotate(-0.5);
    }
    String text = fit(point.label(), slanted ? 90 : (int) Math.max(slot() - 4, 60));
    int width = paper.getFontMetrics().stringWidth(text);
    paper.drawString(text, slanted ? -width : -width / 2, 0);
    paper.setTransform(before);
  }

  private double slot() {
    return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, plot.points().size());
  }

  private double x(Point point) {
    double share = last > first ? (point.x() - first) / (last - first) : 0.5;
    return LEFT + 10 + share * (WIDTH - LEFT - RIGHT - 20);
  }

  private double y(double value) {
    return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  private String fit(String text, int width) {
    String shown = text;
    while (!shown.isEmpty() && paper.getFontMetrics().stringWidth(shown) > width) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return shown.length() == text.length() ? text : shown + "…";
  }
}
