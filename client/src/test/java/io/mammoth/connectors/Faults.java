package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The faults of a service after which a write must not be sent again, and the ways to call. */
final class Faults {
  static final String OK = ServedTest.json(ServedTest.SAVED);

  private Faults() {}

  /** A fault by its name; a warm one is met on a connection that was used before. */
  record Named(String name, boolean warm, FaultServer.Fault fault) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** F3 to F6, F8, and the statuses after which clients send again. */
  static List<Named> all() {
    List<Named> faults = new ArrayList<>();
    faults.add(new Named("closed without an answer", false, talk -> talk.socket().close()));
    faults.add(new Named("closed on a warm connection", true, talk -> talk.socket().close()));
    faults.add(new Named("reset", false, FaultServer.Talk::reset));
    faults.add(new Named("silent", false, FaultServer.Talk::stall));
    faults.add(
        new Named(
            "cut short",
            false,
            talk -> {
              talk.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"conn");
              talk.socket().close();
            }));
    faults.add(status(408, ""));
    faults.add(status(500, ""));
    faults.add(status(502, ""));
    faults.add(status(503, "Retry-After: 0\r\n"));
    faults.add(status(504, ""));
    faults.add(status(307, "Location: /api/v2/elsewhere\r\n"));
    faults.add(status(308, "Location: /api/v2/elsewhere\r\n"));
    return faults;
  }

  private static Named status(int status, String headers) {
    return new Named(
        status + " " + headers.strip(), false, FaultServer.answers(status, headers, "{}"));
  }

  /** Plays the fault for every request; on a warm connection from the second one on. */
  static FaultServer server(Named named) {
    return server(named, Wire.HTTP_1);
  }

  static FaultServer server(Named named, Wire wire) {
    String fine = FaultServer.response(200, "", "[]");
    return new FaultServer(
        talk -> {
          if (named.warm() && talk.number() == 1) {
            talk.write(fine);
          } else {
            named.fault().play(talk);
          }
        },
        wire);
  }

  /** A write, synchronously or not. */
  enum Write {
    CREATE,
    UPDATE,
    DELETE;

    Object send(Connectors connectors, boolean waiting) {
      ConnectorChanges changes = ConnectorChanges.none().enabled(true);
      NewConnector odoo = NewConnector.named("Odoo");
      if (waiting) {
        return switch (this) {
          case CREATE -> connectors.create(odoo);
          case UPDATE -> connectors.update(7, changes);
          case DELETE -> connectors.delete(7);
        };
      }
      AsyncConnectors async = connectors.async();
      return switch (this) {
        case CREATE -> unwrapped(() -> async.create(odoo).join());
        case UPDATE -> unwrapped(() -> async.update(7, changes).join());
        case DELETE -> unwrapped(() -> async.delete(7).join());
      };
    }
  }

  /** What a future's join would give, with the exception that Java wrapped. */
  static <T> T unwrapped(Supplier<T> join) {
    try {
      return join.get();
    } catch (CompletionException wrapped) {
      if (wrapped.getCause() instanceof MammothException ours) {
        throw ours;
      }
      throw wrapped;
    }
  }
}
