package io.mammoth.connectors.kernel.session;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Environment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The account that the next call uses, and the switches that change it while a notebook lives. Safe
 * for several threads.
 *
 * <p>The environment is read when an account is first wanted, so that a missing or malformed
 * variable is one clear error of the first call, never of a kernel's start. While the sandbox is
 * chosen, keys and server variables are ignored.
 */
public final class Session {
  private static final String DEFAULT_DIALECT = "2026-07";

  private final Function<String, Account> sandboxes;

  private Environment environment;
  private @Nullable String signedInBy;
  private @Nullable String chosenDialect;
  private @Nullable String startedDialect;
  private @Nullable Account sandbox;
  private @Nullable Boolean writes;
  private @Nullable Integer workspace;

  /**
   * A session of this environment.
   *
   * @param sandboxes starts a sandbox that speaks a dialect, and gives the account to use it with
   */
  public Session(Environment environment, Function<String, Account> sandboxes) {
    this.environment = environment;
    this.sandboxes = sandboxes;
  }

  /**
   * The account of the next call.
   *
   * @throws ConfigurationException when the environment gives none; names the variable, never a
   *     value
   */
  public synchronized Account account() {
    String dialect = dialect();
    Account base = dialect == null ? environment.account() : sandbox(dialect);
    Account switched = base.withWrites(mayWrite(dialect));
    return workspace == null ? switched : switched.withWorkspace(workspace);
  }

  /** Off on an account until somebody says on: a cell that is run by mistake must cost nothing. */
  private boolean mayWrite(@Nullable String dialect) {
    return writes == null ? environment.writes(dialect != null) : writes;
  }

  private Account sandbox(String dialect) {
    if (sandbox == null || !dialect.equals(startedDialect)) {
      sandbox = sandboxes.apply(dialect);
      startedDialect = dialect;
    }
    return sandbox;
  }

  /** The dialect of the sandbox that is in use; null when it is an account of the service. */
  public synchronized @Nullable String dialect() {
    return chosenDialect == null ? environment.sandbox() : chosenDialect;
  }

  /**
   * Uses the account of another environment from now on; switches of workspace and writes are
   * forgotten.
   *
   * @param by where its credentials come from, in a word
   * @throws ConfigurationException when that environment gives no account; everything is then as it
   *     was
   */
  public synchronized void signIn(Environment other, String by) {
    other.account();
    environment = other;
    signedInBy = by;
    chosenDialect = null;
    workspace = null;
    writes = null;
  }

  /**
   * Switches to the sandbox, whatever the environment says; its dialect is the environment's where
   * that names one. What was switched before is forgotten.
   */
  public synchronized void useSandbox() {
    chosenDialect = environmentsDialect();
    workspace = null;
    writes = null;
  }

  private String environmentsDialect() {
    try {
      String dialect = environment.sandbox();
      return dialect == null ? DEFAULT_DIALECT : dialect;
    } catch (ConfigurationException malformed) {
      return DEFAULT_DIALECT;
    }
  }

  /** Another workspace where a call names none; its number is above 0. */
  public synchronized void useWorkspace(int number) {
    account().withWorkspace(number);
    workspace = number;
  }

  /** Switches writing on or off. */
  public synchronized void writes(boolean on) {
    writes = on;
  }

  /** How things stand; never throws, opens no connection and starts no sandbox. */
  public synchronized Status status() {
    try {
      String dialect = dialect();
      if (dialect != null) {
        Account started = dialect.equals(startedDialect) ? sandbox : null;
        Integer used = workspace == null && started != null ? started.workspace() : workspace;
        return new Status(null, dialect, used, "the embedded sandbox", mayWrite(dialect), null);
      }
      Account account = account();
      String source = signedInBy == null ? environment.source() : signedInBy;
      return new Status(
          account, null, account.workspace(), source == null ? "" : source, account.writes(), null);
    } catch (ConfigurationException problem) {
      return new Status(null, null, null, "", false, problem.getMessage());
    }
  }

  /**
   * How a session stands.
   *
   * @param account the account in use; null in the sandbox, or when there is none
   * @param dialect the dialect of the sandbox in use; null when it is not in use
   * @param workspace the number of the workspace that a call uses when it names none; null when
   *     there is none, or when it is that of a sandbox that is not started yet
   * @param source names of the variables that the credentials come from
   * @param writes whether writing is switched on
   * @param problem why there is no account; null when there is one
   */
  public record Status(
      @Nullable Account account,
      @Nullable String dialect,
      @Nullable Integer workspace,
      String source,
      boolean writes,
      @Nullable String problem) {

    /** Whether the sandbox is in use. */
    public boolean isSandbox() {
      return dialect != null;
    }
  }
}
