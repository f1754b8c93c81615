package io.mammoth.connectors;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What proves to the service who is calling: a key with its secret, or a bearer token.
 *
 * <p>Contract: {@code X-API-KEY} and {@code X-API-SECRET} on every request; or, since October 2026,
 * {@code Authorization: Bearer mm_…}. A value is checked here, before it can reach a header or a
 * message.
 *
 * <pre>{@code
 * Credentials pair = Credentials.apiKey(key, secret);
 * Credentials bearer = Credentials.bearer(token);
 * }</pre>
 */
public final class Credentials {
  private static final int LONGEST = 4096;
  private static final int FINGERPRINT_BITS = 40;
  private static final int FINGERPRINT_ROUNDS = 100_000;

  /** Without letters that are taken for a digit or another letter. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final @Nullable String key;
  private final String secret;

  /** Made when it is first needed; immutable. */
  private volatile @Nullable CredentialMask mask;

  private Credentials(@Nullable String key, String secret) {
    this.key = key;
    this.secret = secret;
  }

  /**
   * A key and its secret.
   *
   * @throws ConfigurationException when one is blank, longer than 4,096 characters, in quotation
   *     marks, or holds anything but visible ASCII
   */
  public static Credentials apiKey(String key, String secret) {
    return new Credentials(checked("API key", key), checked("API secret", secret));
  }

  /**
   * A bearer token.
   *
   * @throws ConfigurationException when it is blank, longer than 4,096 characters, in quotation
   *     marks, or holds anything but visible ASCII
   */
  public static Credentials bearer(String token) {
    return new Credentials(null, checked("API token", token));
  }

  /** Checks a credential under the name by which the caller knows it, a variable for example. */
  static String checked(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.isEmpty()) {
      throw new ConfigurationException("The " + name + " is empty.");
    }
    if (value.length() > LONGEST) {
      throw new ConfigurationException(
          "The " + name + " is longer than 4,096 characters: it cannot be one.");
    }
    if (isQuote(value.charAt(0)) || isQuote(value.charAt(value.length() - 1))) {
      throw new ConfigurationException(
          "The "
              + name
              + " begins or ends with a quotation mark, as Docker's --env-file keeps it: leave it out.");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new ConfigurationException(
          "The "
              + name
              + " holds a space, a line break or a character outside ASCII: copy it again, without what stands around"
              + " it.");
    }
    return value;
  }

  private static boolean isQuote(char sign) {
    return sign == '"' || sign == '\'' || sign == '`';
  }

  /** Whether this is a bearer token. */
  public boolean isBearer() {
    return key == null;
  }

  /**
   * Key or token with all but its last characters hidden, to tell accounts apart: {@code ····wxyz}.
   */
  public String masked() {
    String shown = key == null ? secret : key;
    return CredentialMask.MASK + (shown.length() < 12 ? "" : shown.substring(shown.length() - 4));
  }

  /**
   * Eight letters that tell this credential from others on a server, and give nothing of it away:
   * 40 bits of a slow hash, which neither lead back to it nor confirm a guess cheaply. Of a key and
   * its secret, the key counts alone: a renewed secret is the same account. A renewed token is
   * another one. Takes some tens of milliseconds.
   *
   * @param server the address of the server, so that the same credential elsewhere looks different
   */
  public String fingerprint(String server) {
    String kind = key == null ? "token" : "key";
    String value = key == null ? secret : key;
    byte[] salt = ("mammoth-connectors " + kind + " " + server).getBytes(StandardCharsets.UTF_8);
    PBEKeySpec spec =
        new PBEKeySpec(value.toCharArray(), salt, FINGERPRINT_ROUNDS, FINGERPRINT_BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return letters(new BigInteger(1, hash));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } finally {
      spec.clearPassword();
    }
  }

  private static String letters(BigInteger hash) {
    StringBuilder letters = new StringBuilder();
    for (int shift = FINGERPRINT_BITS - 5; shift >= 0; shift -= 5) {
      letters.append(LETTERS.charAt(hash.shiftRight(shift).intValue() & 31));
    }
    return letters.toString();
  }

  @Nullable String key() {
    return key;
  }

  /** The secret of a key, or the token. */
  String secret() {
    return secret;
  }

  /**
   * A text of a service or proxy, which may repeat what it was sent, with these credentials masked:
   * as such and escaped, in Base64 or hex, reversed, in upper or lower case. Of a value of fewer
   * than eight characters, which may be an ordinary word, the rarer forms are left.
   */
  public String maskIn(String text) {
    CredentialMask made = mask;
    if (made == null) {
      made = new CredentialMask(key, secret);
      mask = made;
    }
    return made.in(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Credentials that
        && Objects.equals(key, that.key)
        && secret.equals(that.secret);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, secret);
  }

  /** Kind and mask only. */
  @Override
  public String toString() {
    return (isBearer() ? "bearer token " : "API key ") + masked();
  }
}
