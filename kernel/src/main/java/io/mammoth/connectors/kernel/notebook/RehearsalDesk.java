package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Credentials;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.pricing.Catalogue;
import io.mammoth.connectors.kernel.pricing.Desk;
import io.mammoth.connectors.kernel.pricing.Place;
import io.mammoth.connectors.kernel.pricing.Watch;
import io.mammoth.connectors.kernel.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sandbox of its own that holds a copy of a catalogue, with the same ids, while it is open. */
final class RehearsalDesk implements Desk, Desk.Rehearsal {
  private static final int NO_WORKSPACE = 1;

  private final Desk real;
  private final Sandbox sandbox;
  private final MammothClient mammoth;
  private final Account account;
  private final Path journals;

  private RehearsalDesk(Desk real, Sandbox sandbox, Path journals) {
    this.real = real;
    this.sandbox = sandbox;
    this.journals = journals;
    this.account =
        new Account(
            sandbox.serverUrl(),
            Credentials.apiKey(sandbox.apiKey(), sandbox.apiSecret()),
            sandbox.workspace(),
            true);
    this.mammoth = MammothClient.builder().account(() -> account).build();
  }

  static RehearsalDesk of(Desk real, Catalogue catalogue) {
    Integer workspace = real.place().workspace();
    List<Map<String, @Nullable Object>> usable =
        workspace == null
            ? List.of()
            : real.mammoth().connectors().listAll().stream().map(RehearsalDesk::usable).toList();
    Sandbox sandbox =
        Sandbox.from(
            io.mammoth.connectors.kernel.sandbox.Catalogue.of(
                workspace == null ? NO_WORKSPACE : workspace,
                usable,
                catalogue.offers().values().stream().map(RehearsalDesk::connector).toList(),
                catalogue.profiles().values().stream().map(RehearsalDesk::profile).toList()));
    try {
      return new RehearsalDesk(real, sandbox, Files.createTempDirectory("mammoth-rehearsal"));
    } catch (IOException failure) {
      sandbox.close();
      throw new UncheckedIOException("There is no room for a rehearsal's journal.", failure);
    }
  }

  private static Map<String, @Nullable Object> usable(WorkspaceConnector connector) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("name_key", connector.nameKey());
    map.put("disp_name", connector.dispName());
    map.put("api_type", connector.apiType());
    map.put("is_available", connector.isAvailable());
    return map;
  }

  private static Map<String, @Nullable Object> connector(Catalogue.Offer offer) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("id", offer.id());
    map.put("name", offer.name());
    map.put("description", offer.description());
    map.put("price_per_month", offer.price());
    map.put("enabled", offer.enabled());
    map.put("bucket", offer.bucket());
    return map;
  }

  private static Map<String, @Nullable Object> profile(Catalogue.Profile profile) {
    return Map.of(
        "id",
        profile.id(),
        "name",
        profile.name(),
        "connectors",
        profile.terms().entrySet().stream().map(e -> terms(e.getKey(), e.getValue())).toList());
  }

  private static Map<String, @Nullable Object> terms(long connector, Catalogue.Terms terms) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("connector_id", connector);
    map.put("price_per_month", terms.price());
    map.put("enabled", terms.enabled());
    return map;
  }

  @Override
  public Desk desk() {
    return this;
  }

  @Override
  public MammothClient mammoth() {
    return mammoth;
  }

  @Override
  public Place place() {
    return Place.ofDryRun(account.workspace());
  }

  @Override
  public boolean hasToken() {
    return real.hasToken();
  }

  @Override
  public Path journals() {
    return journals;
  }

  @Override
  public String author() {
    return real.author();
  }

  @Override
  public boolean isAuthorShared() {
    return real.isAuthorShared();
  }

  @Override
  public Watch watch() {
    return real.watch();
  }

  @Override
  public Rehearsal rehearsal(Catalogue catalogue) {
    return of(this, catalogue);
  }

  /** Nobody asks for it later: it is gone with the rehearsal. */
  @Override
  public void written(Path journal) {}

  @Override
  public void close() {
    mammoth.close();
    sandbox.close();
    try (Stream<Path> files = Files.list(journals)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(journals);
    } catch (IOException stays) {
      // The system empties its temporary folder: this is no reason to lose the dry run's result.
      System.getLogger(RehearsalDesk.class.getName())
          .log(System.Logger.Level.DEBUG, "The dry run's journal stays in " + journals, stays);
    }
  }
}
