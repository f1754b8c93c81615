package io.mammoth.connectors;

/** What to do about an answer, as one more sentence of its message. */
final class Hints {
  private Hints() {}

  static String of(Answer answer, String what, Credentials credentials) {
    boolean subscription = what.contains("/subscription/");
    return switch (answer.status()) {
      case 401 ->
          credentials.isBearer()
              ? " Check the API token: it may have expired or belong to another server."
              : " Check API key and secret, and that they belong to this server and workspace.";
      case 403 ->
          subscription
              ? " Subscription calls need an administrator's credential; what the workspace can use,"
                  + " connectors.list() tells any account."
              : " These credentials may not use this workspace.";
      case 404 ->
          !subscription
              ? " connectors.listAll() shows the name keys that there are."
              : what.contains("-profiles")
                  ? " profiles().list() and connectors().fetch() show the ids that there are."
                  : " connectors.fetch() shows the ids that there are.";
      default -> redirect(answer);
    };
  }

  private static String redirect(Answer answer) {
    return answer.status() / 100 == 3 && answer.status() != 304
        ? " Redirects are not followed, since they would carry the credentials elsewhere: check the"
            + " server address."
        : "";
  }
}
