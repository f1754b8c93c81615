package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.ApiException;
import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorQuery;
import java.util.Collection;

/**
 * Which contract an account shows: since October 2026 the service ignores the price of a connector
 * itself, and says so nowhere but in what else is new.
 */
final class Contract {
  private Contract() {}

  /** By a bearer token, by a bucket, or by what the workspace says of its connectors. */
  static boolean ignoresBasePrices(Desk desk, Collection<Connector> sold) {
    return desk.hasToken()
        || sold.stream().anyMatch(connector -> connector.bucket() != null)
        || workspaceTellsWhatIsAvailable(desk);
  }

  private static boolean workspaceTellsWhatIsAvailable(Desk desk) {
    if (desk.place().workspace() == null) {
      return false;
    }
    try {
      return desk.mammoth().connectors().list(ConnectorQuery.all().limit(1)).connectors().stream()
          .anyMatch(connector -> connector.isAvailable() != null);
    } catch (ApiException refused) {
      // Who may not read the workspace may still sell: then this says nothing.
      return false;
    }
  }
}
