package io.mammoth.connectors.kernel.host.jjava;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EarlyKernelTest {

  /** The smaller of the two limits decides what is lost. */
  @Test
  void runHoldsAsManyUnreadMessagesAsTheKernel() throws IOException {
    String name = "/io/mammoth/connectors/kernel/cli/run.py";
    try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      Matcher limit =
          Pattern.compile("(?m)^MOST_UNREAD = ([0-9_]+)$")
              .matcher(new String(script.readAllBytes(), UTF_8));
      assertTrue(limit.find());
      String digits = limit.group(1).replace("_", "");
      assertEquals(EarlyKernel.Connection.MOST_UNREAD, Integer.parseInt(digits));
    }
  }
}
