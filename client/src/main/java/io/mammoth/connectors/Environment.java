package io.mammoth.connectors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that this project reads, all of them by name in this file, and the
 * account that they give.
 *
 * <p>Contract: the first complete source of credentials wins, in the order token, key and secret,
 * the vendor's token, the vendor's key and secret. Half a pair in a source that is reached is an
 * error, never completed from another one. A blank value is missing; white space around a value is
 * trimmed. The vendor's server and workspace variables are read only where the credentials are the
 * vendor's as well.
 */
public final class Environment {
  /** Our token. */
  public static final String TOKEN = "MAMMOTHANALYTICS_API_TOKEN";

  /** Our key; goes with {@link #SECRET}. */
  public static final String KEY = "MAMMOTHANALYTICS_API_KEY";

  /** The secret of our key. */
  public static final String SECRET = "MAMMOTHANALYTICS_API_SECRET";

  /** The server's address; unset means {@link Account#LIVE_SERVER}. */
  public static final String SERVER = "MAMMOTHANALYTICS_SERVER_URL";

  /** The number of the workspace. */
  public static final String WORKSPACE = "MAMMOTHANALYTICS_WORKSPACE_ID";

  /** on or off; unset means on in programs, off in notebooks on a real account. */
  public static final String WRITES = "MAMMOTHANALYTICS_WRITES";

  /** on or off: whether each call is logged, without its credentials. */
  public static final String DEBUG = "MAMMOTHANALYTICS_DEBUG";

  /** 1, true, on, or a dialect (2026-07, 2026-10): notebooks use their embedded sandbox. */
  public static final String SANDBOX = "MAMMOTHANALYTICS_SANDBOX";

  /**
   * {@code MAMMOTHANALYTICS_SANDBOX_FROM}: the snapshot that a notebook's sandbox begins with;
   * unset for its own catalogue.
   */
  public static final String SANDBOX_FROM = "MAMMOTHANALYTICS_SANDBOX_FROM";

  /** How the names begin that set a notebook's parameters: {@code MAMMOTHANALYTICS_PARAM_TYPE}. */
  public static final String PARAMETER = "MAMMOTHANALYTICS_PARAM_";

  /** The most rows of a table that a notebook shows; unset means 20. */
  public static final String TABLE_ROWS = "MAMMOTHANALYTICS_TABLE_ROWS";

  /** The most columns of a table that a notebook shows; unset means 20. */
  public static final String TABLE_COLUMNS = "MAMMOTHANALYTICS_TABLE_COLUMNS";

  /** The most characters of a table's cell that a notebook shows; unset means 60. */
  public static final String TABLE_CHARACTERS = "MAMMOTHANALYTICS_TABLE_CHARACTERS";

  /** on or off: whether a notebook shows how far work is that takes its time; unset means on. */
  public static final String PROGRESS = "MAMMOTHANALYTICS_PROGRESS";

  /** The token of the vendor's tools. */
  public static final String VENDOR_TOKEN = "MAMMOTH_API_TOKEN";

  /** The key of the vendor's tools; goes with {@link #VENDOR_SECRET}. */
  public static final String VENDOR_KEY = "MAMMOTH_API_KEY";

  /** The secret of the vendor's key. */
  public static final String VENDOR_SECRET = "MAMMOTH_API_SECRET";

  /** The workspace number of the vendor's tools. */
  public static final String VENDOR_WORKSPACE = "MAMMOTH_WORKSPACE_ID";

  /** The server of the vendor's tools, with or without {@code /api/v2} at its end. */
  public static final String VENDOR_SERVER = "MAMMOTH_BASE_URL";

  private static final List<String> SANDBOX_DIALECTS = List.of("2026-07", "2026-10");

  private final Variables variables;

  private Environment(Map<String, String> variables) {
    this.variables = new Variables(variables);
  }

  /** The environment of this process. */
  public static Environment system() {
    return of(System.getenv());
  }

  /** An environment made of these variables; unknown ones are ignored. */
  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /**
   * The account that the variables give.
   *
   * @throws ConfigurationException when no source is complete, half a pair is set, a value is
   *     malformed, or the sandbox is chosen, which lives in notebooks only; names the variable,
   *     never its value
   */
  public Account account() {
    if (sandbox() != null) {
      throw new ConfigurationException(
          SANDBOX
              + " is set, but the embedded sandbox lives in notebooks only: unset it, or start `java -jar"
              + " mammoth-connectors.jar sandbox` and use what it prints.");
    }
    CredentialSource source = reached();
    if (source == null) {
      throw new ConfigurationException(
          "No credentials: set "
              + TOKEN
              + ", or "
              + KEY
              + " and "
              + SECRET
              + ". Without an account, "
              + SANDBOX
              + "=1 chooses the sandbox in notebooks.");
    }
    return new Account(server(source), credentials(source), workspace(source), writes(true));
  }

  /**
   * Names of the variables that the account's credentials come from, never values; null when there
   * are none.
   */
  public @Nullable String source() {
    CredentialSource source = reached();
    return source == null ? null : source.names();
  }

  /**
   * The dialect of the sandbox that is chosen; null when none is.
   *
   * @throws ConfigurationException when the variable holds anything but 1, true, on or a dialect
   */
  public @Nullable String sandbox() {
    String value = variables.value(SANDBOX);
    if (value == null) {
      return null;
    }
    String chosen = value.toLowerCase(Locale.ROOT);
    if (List.of("1", "true", "on").contains(chosen)) {
      return SANDBOX_DIALECTS.get(0);
    }
    if (SANDBOX_DIALECTS.contains(chosen)) {
      return chosen;
    }
    throw new ConfigurationException(
        SANDBOX + " must be 1, true, on, 2026-07 or 2026-10; unset it to use an account.");
  }

  /**
   * Whether writing is switched on.
   *
   * @param unset what an unset variable means
   * @throws ConfigurationException when the variable is neither on nor off
   */
  public boolean writes(boolean unset) {
    return variables.onOrOff(WRITES, unset);
  }

  /**
   * Whether calls are logged; unset means no.
   *
   * @throws ConfigurationException when the variable is neither on nor off
   */
  public boolean debug() {
    return variables.onOrOff(DEBUG, false);
  }

  /** Whether a notebook shows how far work is; unset means yes; neither on nor off is an error. */
  public boolean progress() {
    return variables.onOrOff(PROGRESS, true);
  }

  /** A variable's whole number above 0, anything else is an error; unset, the other number. */
  public int number(String name, int unset) {
    return Objects.requireNonNullElse(variables.number(name), unset);
  }

  /** The variable that sets a notebook's parameter, in capital letters. */
  public static String parameterVariable(String parameter) {
    return PARAMETER + parameter.toUpperCase(Locale.ROOT);
  }

  /** What a notebook's parameter is set to; null when its variable is unset or blank. */
  public @Nullable String parameter(String parameter) {
    return variables.value(parameterVariable(parameter));
  }

  private @Nullable CredentialSource reached() {
    for (CredentialSource source : CredentialSource.values()) {
      boolean half = source.key() != null && variables.value(source.key()) != null;
      if (half || variables.value(source.secret()) != null) {
        return source;
      }
    }
    return null;
  }

  private Credentials credentials(CredentialSource source) {
    if (source.key() == null) {
      return Credentials.bearer(required(source.secret(), source));
    }
    String key = required(source.key(), source);
    return Credentials.apiKey(key, required(source.secret(), source));
  }

  private String required(String name, CredentialSource source) {
    String value = variables.value(name);
    if (value == null) {
      String other = name.equals(source.key()) ? source.secret() : source.key();
      throw new ConfigurationException(
          name + " is missing, while " + other + " is set: set both, or neither.");
    }
    return Credentials.checked(name, value);
  }

  private String server(CredentialSource source) {
    String ours = variables.value(SERVER);
    if (ours != null) {
      return Account.checkedServer(SERVER, ours).toString();
    }
    String theirs = variables.value(source.server());
    if (theirs == null) {
      return Account.LIVE_SERVER;
    }
    String address = Account.checkedServer(source.server(), theirs).toString();
    String bare = address.replaceAll("/+$", "");
    return bare.endsWith("/api/v2") ? bare : bare + "/api/v2";
  }

  private @Nullable Integer workspace(CredentialSource source) {
    return variables.number(variables.value(WORKSPACE) == null ? source.workspace() : WORKSPACE);
  }

  /** Names only. */
  @Override
  public String toString() {
    return "Environment[" + (source() == null ? "no credentials" : source()) + "]";
  }
}
