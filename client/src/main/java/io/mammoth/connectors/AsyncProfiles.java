package io.mammoth.connectors;

import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@link Profiles} without a thread that waits: one full form of each. Futures
 * behave as those of {@link AsyncConnectors}.
 *
 * <pre>{@code
 * profiles.async().list().thenAccept(all -> System.out.println(all.size() + " profiles")).join();
 * }</pre>
 */
public final class AsyncProfiles {
  private final Calls calls;

  AsyncProfiles(Calls calls) {
    this.calls = calls;
  }

  /** See {@link Profiles#list()}. */
  public CompletableFuture<ProfileList> list() {
    return Pending.start(calls, ProfileOperations.list());
  }

  /** See {@link Profiles#named(String)}. */
  public CompletableFuture<ConnectorProfile> named(String name) {
    return Pending.start(calls, ProfileOperations.named(name));
  }

  /** See {@link Profiles#create(String, ProfileChanges)}. */
  public CompletableFuture<SavedProfile> create(String name, ProfileChanges changes) {
    return Pending.start(calls, ProfileOperations.create(name, changes));
  }

  /** See {@link Profiles#update(long, ProfileChanges)}. */
  public CompletableFuture<SavedProfile> update(long id, ProfileChanges changes) {
    return new ProfileUpdate(id, changes).start(calls);
  }

  /** See {@link Profiles#delete(long)}. */
  public CompletableFuture<Deleted> delete(long id) {
    return Pending.start(calls, ProfileOperations.delete(id));
  }

  /** See {@link Profiles#add(long, long, BigDecimal, boolean)}. */
  public CompletableFuture<Saved> add(
      long profile, long connector, @Nullable BigDecimal price, boolean enabled) {
    return Pending.start(calls, ProfileOperations.add(profile, connector, price, enabled));
  }
}
