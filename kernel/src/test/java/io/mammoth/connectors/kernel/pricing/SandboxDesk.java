package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.sandbox.Dialect;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A desk at a sandbox of its own; whoever watches may end the work at any point. */
final class SandboxDesk implements Desk, AutoCloseable {
  private final Sandbox sandbox;
  private final MammothClient mammoth;
  private final Path journals;
  final List<Path> written = new ArrayList<>();
  Watch watch = where -> {};
  Place place;

  SandboxDesk(Sandbox sandbox, Path journals) {
    this(sandbox, sandbox.serverUrl(), journals);
  }

  /** By another address than the sandbox's own: that of a proxy. */
  SandboxDesk(Sandbox sandbox, String server, Path journals) {
    this.sandbox = sandbox;
    this.journals = journals;
    Credentials credentials =
        sandbox.dialect() == Dialect.JULY
            ? Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret())
            : Credentials.bearer(sandbox.apiToken());
    Account account = new Account(server, credentials, sandbox.workspace(), true);
    this.mammoth = MammothClient.builder().account(() -> account).build();
    this.place = Place.of(account, sandbox.dialect().label());
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
  public Path journals() {
    return journals;
  }

  @Override
  public Watch watch() {
    return watch;
  }

  @Override
  public String author() {
    return "analyst";
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
    sandbox.close();
  }
}
