package io.mammoth.connectors.kernel.pricing;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A service whose reads show a write only some time after it. */
final class Lag implements FaultyWay.Behavior {
  private static final String[] READS = {
    "/api/v2/subscription/connectors", "/api/v2/subscription/connector-profiles"
  };

  private final SandboxDesk desk;
  private final Duration lag;
  private final Map<String, FaultyWay.Reply> old = new HashMap<>();
  private long until;

  Lag(SandboxDesk desk, Duration lag) {
    this.desk = desk;
    this.lag = lag;
  }

  @Override
  public synchronized FaultyWay.Reply answer(FaultyWay.Call call, FaultyWay.Service real)
      throws IOException, InterruptedException {
    if (call.isWrite()) {
      for (String path : READS) {
        if (desk.nanos >= until) {
          old.put(path, real.answer(new FaultyWay.Call("GET", path, "")));
        }
      }
      until = desk.nanos + lag.toNanos();
      return real.answer(call);
    }
    FaultyWay.Reply late = desk.nanos < until ? old.get(call.path()) : null;
    return late == null ? real.answer(call) : late;
  }
}
