package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.ConfigurationException;
import io.mammoth.connectors.Environment;

/** Whether notebooks are to run on the sandbox or on the account of this environment. */
final class ChosenAccount {

  private ChosenAccount() {}

  /**
   * The sandbox is only ever chosen by name; without it, an account must be known before anything
   * is done.
   *
   * @param sandbox whether the command line chose it
   */
  static boolean isSandbox(boolean sandbox, Environment environment) {
    try {
      if (environment.sandbox() != null || sandbox) {
        return true;
      }
    } catch (ConfigurationException e) {
      throw CommandFailure.missing(CommandFailure.oneLine(e));
    }
    try {
      environment.account();
      return false;
    } catch (ConfigurationException e) {
      throw CommandFailure.missing(
          CommandFailure.oneLine(e) + " Or add --sandbox: it needs no account.");
    }
  }
}
