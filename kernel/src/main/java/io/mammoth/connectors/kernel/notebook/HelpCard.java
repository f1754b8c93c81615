package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.kernel.display.Card;

/** What a notebook can do, with an example of each. */
final class HelpCard {
  private HelpCard() {}

  /** With commands where lines such as {@code %mammoth} are understood, else with their twins. */
  static Card all(boolean magics) {
    return magics ? commands(names()) : twins(names());
  }

  private static Card names() {
    return Card.of("Mammoth connectors in this notebook")
        .with("connectors.list()", "the first page of workspace connectors: what you can use")
        .with("connectors.listAll()", "all of them, page by page")
        .with("connectors.get(\"postgres\")", "one of them, by its name key")
        .with("connectors.fetch()", "subscription connectors: what is sold (administrators)")
        .with("connectors.create(\"Salesforce\", c -> c.pricePerMonth(\"29.99\"))", "a new one")
        .with("connectors.update(connector, c -> c.enabled(false))", "changes one")
        .with("connectors.delete(connectors.named(\"salesforce\"))", "deletes one")
        .with("table(…)", "any of these as a Tablesaw table")
        .with("counts(table, \"api_type\")", "how often each value stands in a column")
        .with("describe(table)", "a summary of each column")
        .with("top(table, \"price_per_month\", 5)", "the rows with the largest values")
        .with("total(table, \"price_per_month\")", "an exact decimal sum")
        .with(
            "chart(table).bar(\"api_type\", \"count\")",
            "a chart; also histogram, line, scatter, box")
        .with("prices()", "what everything costs, by profile (administrators)")
        .with("plan(edited)", "what an edited table of prices would change; nothing is sent")
        .with("raise(\"CRM\", \"5%\").in(\"Pro\").plan()", "a rule for new prices")
        .with("plan.apply(), Plan.open(\"file\"), Plan.resume(\"journal\")", "changes them")
        .with("save(x, \"file.csv\")", "as a file; also .xlsx, .md, .html, .json")
        .with("load(\"file.csv\")", "a file as a table; also .json")
        .with("snapshot(), snapshots()", "the catalogue as it is now, and as it was")
        .with("diff(before, after)", "what changed, in tables, snapshots or workspaces")
        .with("param(\"type\", \"CRM\")", "a value that whoever runs this notebook may set")
        .with("check(condition, \"message\")", "ends a run unless this holds");
  }

  private static Card twins(Card card) {
    return card.with("status()", "account or sandbox, workspace, writes, versions")
        .with("writes(true)", "lets calls change something; writes(false) does not")
        .with("use(4)", "another workspace")
        .with("sandbox()", "the embedded sandbox instead of an account")
        .with("help(\"NAME\")", "what is written about a name of ours");
  }

  private static Card commands(Card card) {
    return card.with("%mammoth", "account or sandbox, workspace, writes, versions")
        .with("%mammoth list", "all workspace connectors as a table")
        .with("%mammoth get KEY", "one workspace connector")
        .with("%mammoth prices", "what everything costs")
        .with(
            "%mammoth log, %mammoth undo",
            "what this notebook wrote, and its opposite; redo the other way")
        .with("%mammoth fetch", "subscription connectors as a table")
        .with("%mammoth writes on|off", "lets calls change something, or not")
        .with("%mammoth use WORKSPACE", "another workspace")
        .with("%mammoth login", "asks for credentials without showing them")
        .with("%mammoth error", "all about the last call that failed")
        .with("%mammoth help COMMAND", "the options of a command")
        .with("%mammoth sandbox", "the embedded sandbox instead of an account");
  }
}
