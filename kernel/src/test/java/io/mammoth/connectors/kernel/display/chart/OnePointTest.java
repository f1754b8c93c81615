package io.mammoth.connectors.kernel.display.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The first snapshot is a chart too: one point, in the middle of what is around it. */
class OnePointTest {
  private static final int BLUE = 0xff4c84c4;
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 24, 12, 0);

  private static Chart chart() {
    Table means =
        Table.create(
            "means",
            DateTimeColumn.create("taken_at", List.of(NOON)),
            DoubleColumn.create("mean price", 67.54));
    return Chart.of(means).line("taken_at", "mean price");
  }

  @Test
  void vegaGetsADayAroundIt() {
    Map<?, ?> vega = (Map<?, ?>) chart().rendering().rich().get(VegaLite.MIME);
    Map<?, ?> encoding = (Map<?, ?>) Objects.requireNonNull(vega).get("encoding");
    Map<?, ?> x = (Map<?, ?>) Objects.requireNonNull(encoding).get("x");
    Map<?, ?> scale = (Map<?, ?>) Objects.requireNonNull(x).get("scale");
    double noon = NOON.toEpochSecond(ZoneOffset.UTC) * 1_000.0;
    assertEquals(
        List.of(noon - 43_200_000, noon + 43_200_000), Objects.requireNonNull(scale).get("domain"));
  }

  @Test
  void thePictureShowsItInTheMiddle() throws Exception {
    Object png = Objects.requireNonNull(chart().rendering().rich().get("image/png"));
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) png)));
    int top = image.getHeight();
    int bottom = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == BLUE) {
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    int middle = (top + bottom) / 2;
    assertTrue(
        middle > image.getHeight() / 3 && middle < image.getHeight() * 2 / 3, "at " + middle);
  }
}
