package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Environment;
import io.mammoth.connectors.kernel.display.Card;
import io.mammoth.connectors.kernel.host.FastStart;
import io.mammoth.connectors.kernel.session.Session;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a session stands, in words; names of variables, masks of credentials, never more. */
final class StatusCard {
  private StatusCard() {}

  /** With the names of ours that the user has taken. */
  static Card of(Session.Status status, Set<String> shadowed) {
    Card card = versions(account(status).with("writes", status.writes() ? "on" : "off"));
    return shadowed.isEmpty()
        ? card
        : card.remark(
            "You have declared "
                + String.join(", ", shadowed)
                + ": here they are yours, not ours.");
  }

  private static Card account(Session.Status status) {
    if (status.isSandbox()) {
      return Card.of("Mammoth connectors: SANDBOX, no real account is involved")
          .with("server", "embedded in this notebook, contract " + status.dialect())
          .with("workspace", workspace(status));
    }
    Account account = status.account();
    if (account == null) {
      return Card.of("Mammoth connectors: no account")
          .remark(status.problem() == null ? "" : status.problem())
          .remark("Or try everything without an account: sandbox()");
    }
    return Card.of("Mammoth connectors")
        .with("server", account.server())
        .with("workspace", status.workspace())
        .with("credentials", account.credentials().masked() + " from " + status.source())
        .with(
            "may read",
            "workspace connectors; subscription connectors with an administrator's credential");
  }

  private static @Nullable Integer workspace(Session.Status status) {
    return status.workspace() == null
        ? EmbeddedSandbox.workspace(System.getenv(Environment.SANDBOX_FROM))
        : status.workspace();
  }

  private static Card versions(Card card) {
    String stamped = StatusCard.class.getPackage().getImplementationVersion();
    String version = stamped == null ? "development build" : stamped;
    Card all = card.with("version", version).with("Java", System.getProperty("java.version"));
    String slow = FastStart.ofThisKernel().problem();
    Card told = slow == null ? all : all.remark(slow);
    return OtherVersions.namedOn(told, version).remark("help() shows what there is.");
  }
}
