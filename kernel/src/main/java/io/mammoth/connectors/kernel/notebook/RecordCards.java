package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.Answer;
import io.mammoth.connectors.Connector;
import io.mammoth.connectors.Deleted;
import io.mammoth.connectors.Saved;
import io.mammoth.connectors.WorkspaceConnector;
import io.mammoth.connectors.kernel.display.Accent;
import io.mammoth.connectors.kernel.display.Card;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of the client, in words. */
final class RecordCards {
  private RecordCards() {}

  static Card of(Connector connector) {
    Card card =
        Card.of(Notebook.title(connector.name()))
            .with("id", connector.id())
            .with("price_per_month", price(connector))
            .with("enabled", connector.enabled())
            .with("description", connector.description())
            .with("used_in_profiles", joined(connector.usedInProfiles()))
            .with("created_at", connector.createdAt())
            .with("updated_at", connector.updatedAt());
    if (connector.bucket() != null) {
      card = card.with("bucket", connector.bucket());
    }
    for (var field : connector.other().entrySet()) {
      card = card.with(field.getKey(), field.getValue());
    }
    return card;
  }

  private static @Nullable String price(Connector connector) {
    return connector.pricePerMonth() == null
        ? null
        : connector.pricePerMonth().toPlainString() + " US dollars a month";
  }

  static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(", ", names);
  }

  static Card of(WorkspaceConnector connector) {
    Card card =
        Card.of(Notebook.title(name(connector)))
            .with("name_key", connector.nameKey())
            .with("api_type", connector.apiType())
            .with("is_premium", connector.isPremium())
            .with("is_added", connector.isAdded());
    card = known(card, "is_available", connector.isAvailable());
    card = known(card, "version_key", connector.versionKey());
    card = known(card, "supported_version", connector.supportedVersion());
    card = known(card, "vendor", connector.vendor());
    card = known(card, "connection_count", connector.connectionCount());
    if (connector.spec() != null) {
      card = known(card, "spec_auth_url", connector.spec().authUrl());
      card = known(card, "spec_scope", connector.spec().scope());
    }
    for (var field : connector.other().entrySet()) {
      card = card.with(field.getKey(), field.getValue());
    }
    return card;
  }

  private static String name(WorkspaceConnector connector) {
    return connector.dispName() == null ? "Workspace connector" : connector.dispName();
  }

  private static Card known(Card card, String name, @Nullable Object value) {
    return value == null ? card : card.with(name, value);
  }

  static Card of(Saved saved) {
    Card card = of(saved.connector()).accented(saved.notKept(), Accent.PROBLEM);
    return saved(card, saved.message(), saved.notKept());
  }

  /** With what the service said, and what it did not keep. */
  static Card saved(Card saved, String message, List<String> notKept) {
    Card card = message.isBlank() ? saved : saved.remark(message);
    return notKept.isEmpty()
        ? card
        : card.remark("Sent, but not kept by the service: " + String.join(", ", notKept) + ".");
  }

  static Card of(Deleted deleted) {
    String name = deleted.connector() == null ? "" : " " + deleted.connector().name();
    return Card.of(Notebook.title("Deleted" + name))
        .with("id", deleted.id())
        .remark(deleted.message());
  }

  /** Without its body, which may hold anything. */
  static Card of(Answer answer) {
    return Card.of(Notebook.title("Answer"))
        .with("status", answer.status())
        .with("content-type", answer.header("content-type"))
        .with("bytes", answer.body().length)
        .with("attempts", answer.attempts())
        .with("request id", answer.requestId())
        .remark("Its text: new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)");
  }

  /** With its credentials masked. */
  static Card of(Account account) {
    return Card.of("Account")
        .with("server", account.server())
        .with("workspace", account.workspace())
        .with("credentials", account.credentials())
        .with("writes", account.writes() ? "on" : "off");
  }
}
