package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.MammothClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;

/** Where an analyst sits: what pricing work needs of the notebook or program that it is done in. */
public interface Desk {
  /** The client, with the account of the next call. */
  MammothClient mammoth();

  /** Where that account is. */
  Place place();

  /** Whether that account is known by a bearer token, which came in October 2026. */
  boolean hasToken();

  /** The folder for journals; made when the first one is written. */
  Path journals();

  /** Who is told how far a work has come. */
  Watch watch();

  /** Who makes plans here. */
  String author();

  /** Whether other people may be that author too, and nothing here tells them apart. */
  default boolean isAuthorShared() {
    return false;
  }

  /** A private place that holds a copy of a catalogue; closed when the rehearsal is over. */
  Rehearsal rehearsal(Catalogue catalogue);

  /** This journal was begun or continued here, for whoever asks later. */
  void written(Path journal);

  /** A clock for how long something takes, in nanoseconds from any moment. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * Waits, where reads are to show a write some time after it.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  default void pause(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  /** A desk of its own, for as long as a rehearsal takes. */
  interface Rehearsal extends AutoCloseable {
    /** The private desk. */
    Desk desk();

    @Override
    void close();
  }

  /**
   * The desk of this program.
   *
   * @throws PricingException when it has none
   */
  static Desk here() {
    return ServiceLoader.load(Desk.class, Desk.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new PricingException("There is no notebook here to work in."));
  }
}
