package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** A desk at a sandbox of its own; whoever watches may end the work at any point. */
final class SandboxDesk implements Desk, AutoCloseable {
  private final MammothClient mammoth;
  private final Path journals;
  private final Runnable sandbox;
  final Account account;
  final List<Path> written = new ArrayList<>();
  Watch watch = where -> {};
  Place place;
  boolean token;
  String author = "analyst";
  boolean shared;

  /** Time that passes when something waits for it, or when a test says so. */
  long nanos;

  /** Time that passes by itself. */
  LongSupplier clock = () -> 0;

  SandboxDesk(Sandbox sandbox, Path journals) {
    this(sandbox, sandbox.serverUrl(), journals);
  }

  /** By another address than the sandbox's own: that of a proxy. */
  SandboxDesk(Sandbox sandbox, String server, Path journals) {
    this(
        new Account(
            server,
            sandbox.dialect() == Dialect.JULY
                ? Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret())
                : Credentials.bearer(sandbox.apiToken()),
            sandbox.workspace(),
            true),
        sandbox.dialect(),
        journals,
        sandbox::close);
  }

  /** At a sandbox of somebody else. */
  SandboxDesk(Account account, Dialect dialect, Path journals, Runnable sandbox) {
    this.sandbox = sandbox;
    this.journals = journals;
    this.account = account;
    this.mammoth = MammothClient.builder().account(() -> account).build();
    this.token = account.credentials().isBearer();
    this.place = Place.of(account, dialect.label());
  }

  static SandboxDesk of(Dialect dialect, Path journals) {
    return new SandboxDesk(Sandbox.start(dialect, 0), journals);
  }

  Catalogue read() {
    return Catalogue.read(this);
  }

  @Override
  public MammothClient mammoth() {
    return mammoth;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public boolean hasToken() {
    return token;
  }

  @Override
  public Path journals() {
    return journals;
  }

  @Override
  public Watch watch() {
    return watch;
  }

  @Override
  public String author() {
    return author;
  }

  @Override
  public long nanoTime() {
    return clock.getAsLong() + nanos;
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nanos += time.toNanos();
  }

  @Override
  public boolean isAuthorShared() {
    return shared;
  }

  @Override
  public Rehearsal rehearsal(Catalogue catalogue) {
    throw new UnsupportedOperationException("tested where it is made, in the notebook");
  }

  @Override
  public void written(Path journal) {
    written.add(journal);
  }

  @Override
  public void close() {
    mammoth.close();
    sandbox.run();
  }
}
