package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.Connector;
import io.mammoth.connectors.ConnectorList;
import io.mammoth.connectors.ConnectorProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is sold at one moment: connectors, and profiles with prices of their own. Immutable. */
public final class Catalogue {
  private final Reading reading;
  private final Map<Long, Offer> offers;
  private final Map<Long, Profile> profiles;
  private final Map<String, Offer> named = new HashMap<>();
  private final Map<String, Set<Long>> claims;

  /**
   * Where and when it was read.
   *
   * @param ignoresBasePrices whether the account shows that the service ignores base prices
   */
  public record Reading(Place place, Instant at, boolean ignoresBasePrices) {}

  /**
   * A connector that is sold.
   *
   * @param description null when there is none
   * @param price its base price in US dollars a month; null when it has none
   * @param bucket its kind of access since October 2026; null when unknown
   * @param changedAt when it was last changed; null when unknown
   */
  public record Offer(
      long id,
      String name,
      @Nullable String description,
      @Nullable BigDecimal price,
      boolean enabled,
      @Nullable String bucket,
      @Nullable Instant changedAt) {

    /** One that is still to be made. */
    static Offer blank(long id, String name) {
      return new Offer(id, name, null, null, true, null, null);
    }

    @Nullable Object value(Field field) {
      return switch (field) {
        case NAME -> name;
        case DESCRIPTION -> description;
        case PRICE -> price;
        case ENABLED -> enabled;
        case BUCKET -> bucket;
        case MEMBER, PROFILES -> null;
      };
    }
  }

  /**
   * A profile.
   *
   * @param terms by the numbers of the connectors that it holds
   */
  public record Profile(long id, String name, Map<Long, Terms> terms) {
    /** Copies the terms. */
    public Profile {
      terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }
  }

  /**
   * A connector's place in a profile.
   *
   * @param price in US dollars a month; null when it has none there
   */
  public record Terms(@Nullable BigDecimal price, boolean enabled) {}

  /** A catalogue of these. */
  public Catalogue(Reading reading, Collection<Offer> offers, Collection<Profile> profiles) {
    this(reading, offers, profiles, Map.of());
  }

  private Catalogue(
      Reading reading,
      Collection<Offer> offers,
      Collection<Profile> profiles,
      Map<String, Set<Long>> claims) {
    this.reading = reading;
    this.claims = claims;
    Map<Long, Offer> byId = new LinkedHashMap<>();
    for (Offer offer : offers) {
      byId.put(offer.id(), offer);
      named.putIfAbsent(Values.folded(offer.name()), offer);
    }
    this.offers = Collections.unmodifiableMap(byId);
    Map<Long, Profile> sorted = new LinkedHashMap<>();
    profiles.forEach(profile -> sorted.put(profile.id(), profile));
    this.profiles = Collections.unmodifiableMap(sorted);
  }

  /** Reads it: two calls, and one more where they do not show the contract. */
  public static Catalogue read(Desk desk) {
    ConnectorList connectors = desk.mammoth().connectors().fetch();
    return of(desk, connectors, Contract.ignoresBasePrices(desk, connectors), profiles(desk));
  }

  /** Reads it again: the contract is known. */
  Catalogue again(Desk desk) {
    ConnectorList connectors = desk.mammoth().connectors().fetch();
    return of(desk, connectors, reading.ignoresBasePrices(), profiles(desk));
  }

  /** With the connectors read again, in one call. */
  Catalogue withConnectors(Desk desk) {
    ConnectorList connectors = desk.mammoth().connectors().fetch();
    return of(desk, connectors, reading.ignoresBasePrices(), profiles.values());
  }

  private static List<Profile> profiles(Desk desk) {
    return desk.mammoth().profiles().list().stream().map(Catalogue::profile).toList();
  }

  private static Catalogue of(
      Desk desk, ConnectorList connectors, boolean ignoresPrices, Collection<Profile> profiles) {
    Map<String, Set<Long>> claims = new HashMap<>();
    for (Connector connector : connectors) {
      for (String profile : connector.usedInProfiles()) {
        claims.computeIfAbsent(profile, any -> new HashSet<>()).add(connector.id());
      }
    }
    return new Catalogue(
        new Reading(desk.place(), Instant.now(), ignoresPrices),
        connectors.stream().map(Catalogue::offer).toList(),
        profiles,
        claims);
  }

  /**
   * The connectors that say they are used in a profile whose listing does not hold them: then the
   * listing is not all of it, and who writes the profile would lose them. None where two profiles
   * share a name.
   */
  List<String> unlisted(Profile listing) {
    Set<Long> claimed = claims.getOrDefault(listing.name(), Set.of());
    long namesakes =
        profiles.values().stream().filter(p -> p.name().equals(listing.name())).count();
    return namesakes > 1
        ? List.of()
        : offers.values().stream()
            .filter(offer -> claimed.contains(offer.id()))
            .filter(offer -> !listing.terms().containsKey(offer.id()))
            .map(Offer::name)
            .toList();
  }

  static Offer offer(Connector connector) {
    return new Offer(
        connector.id(),
        connector.name(),
        connector.description(),
        connector.pricePerMonth(),
        connector.enabled(),
        connector.bucket(),
        connector.updatedAt());
  }

  static Profile profile(ConnectorProfile profile) {
    Map<Long, Terms> terms = new LinkedHashMap<>();
    profile.connectors().forEach(c -> terms.put(c.id(), new Terms(c.pricePerMonth(), c.enabled())));
    return new Profile(profile.id(), profile.name(), terms);
  }

  /** Where and when it was read. */
  public Reading reading() {
    return reading;
  }

  /** The connectors by number. */
  public Map<Long, Offer> offers() {
    return offers;
  }

  /** The profiles by number. */
  public Map<Long, Profile> profiles() {
    return profiles;
  }

  /**
   * The first connector with a name, white space and letter case aside; null when there is none.
   */
  @Nullable Offer named(String name) {
    return named.get(Values.folded(name));
  }

  /** A connector by number, or by name where it was still to be made; null when there is none. */
  @Nullable Offer offer(long id, String name) {
    return id == 0 ? named(name) : offers.get(id);
  }

  /** The names of the profiles that hold a connector, joined; null when none does. */
  @Nullable String holders(long connector) {
    List<String> names =
        profiles.values().stream()
            .filter(profile -> profile.terms().containsKey(connector))
            .map(Profile::name)
            .toList();
    return names.isEmpty() ? null : String.join(", ", names);
  }

  /** Whether a price that is sent for a connector counts, as far as the account shows. */
  boolean takesBasePrices() {
    return !reading.ignoresBasePrices();
  }

  /**
   * Whether prices are the connectors' own here. Where none has one and there are profiles, nothing
   * shows that one would be kept: prices are then taken to be the profiles' alone.
   */
  boolean hasBasePrices() {
    boolean priced = offers.values().stream().anyMatch(offer -> offer.price() != null);
    return takesBasePrices() && (priced || offers.isEmpty() || profiles.isEmpty());
  }
}
