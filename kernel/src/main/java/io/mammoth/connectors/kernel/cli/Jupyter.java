package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts Jupyter's programs on the folder of `lab`. */
final class Jupyter {

  /** It says nowhere when its server is ready: it is asked, this often. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  /** It ends its kernels first. */
  private static final Duration TO_END = Duration.ofSeconds(8);

  /** Without this, JupyterLab asks at its first start whether it may fetch news. */
  private static final String SETTINGS =
      """
      {"@jupyterlab/apputils-extension:notification":
        {"fetchNews": "false", "checkForUpdates": false, "doNotDisturbMode": false}}
      """;

  private static final String TOKEN = "JUPYTER_TOKEN";

  /**
   * A terminal's Ctrl-C does not reach it in a session of its own. JupyterLab writes its page some
   * time after it listens, and other labs on the folder have theirs: ours is the one that holds the
   * token, which the browser need not inherit.
   */
  private static final String OPEN =
      """
      import os, pathlib, sys, time, webbrowser
      if hasattr(os, "setsid"):
          os.setsid()
      token = os.environ.pop("JUPYTER_TOKEN")
      for attempt in range(100):
          for page in pathlib.Path(sys.argv[1]).glob("jpserver-*-open.html"):
              if token in page.read_text(encoding="utf-8", errors="replace"):
                  sys.exit(not webbrowser.open(page.as_uri()))
          time.sleep(0.1)
      """;

  private final LabFolder lab;
  private final Path python;
  private final boolean sandbox;
  private final boolean browser;

  Jupyter(LabFolder lab, Path python, boolean sandbox, boolean browser) {
    this.lab = lab;
    this.python = python;
    this.sandbox = sandbox;
    this.browser = browser;
  }

  int openLab(Path notebook, LabServer server, PrintWriter out) throws IOException {
    String name = notebook.getFileName().toString();
    Path settings = lab.inner("config").resolve("labconfig");
    Folders.make(settings);
    Files.writeString(settings.resolve("default_setting_overrides.json"), SETTINGS, UTF_8);
    List<String> arguments = new ArrayList<>(List.of("-m", "jupyterlab"));
    arguments.addAll(server.options(name));
    arguments.add("--ServerApp.root_dir=" + lab.path());
    ProcessBuilder builder = builder(arguments);
    builder.environment().put(TOKEN, server.token());
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(log().toFile());
    try (Child jupyter = Child.start(builder, TO_END)) {
      announce(jupyter, server, name, out);
      if (browser) {
        openBrowser(server);
      }
      return jupyter.await() == 0 ? 0 : CommandFailure.FAILED;
    }
  }

  /**
   * No child of ours, as the user's browser may stay when we end. It opens the page that JupyterLab
   * has written for this, not the address with its token: command-line arguments are visible to
   * other users.
   */
  private void openBrowser(LabServer server) throws IOException {
    ProcessBuilder builder = builder(List.of("-c", OPEN, lab.inner("runtime").toString()));
    builder.environment().put(TOKEN, server.token());
    Subprocess.withoutStandardInput(builder);
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
    builder.redirectOutput(log).redirectError(log).start();
  }

  /** What JupyterLab and kernels say there, the terminal need not show. */
  private Path log() {
    return lab.inner("jupyter.log");
  }

  private ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(lab.path().toFile());
    Map<String, String> environment = builder.environment();
    lab.confine(environment);
    if (sandbox && environment.getOrDefault(Environment.SANDBOX, "").isBlank()) {
      environment.put(Environment.SANDBOX, "1");
    }
    return builder;
  }

  private void announce(Child jupyter, LabServer server, String notebook, PrintWriter out) {
    while (!server.answers()) {
      if (jupyter.ends(BETWEEN_QUESTIONS)) {
        throw CommandFailure.failed(
            "JupyterLab did not start: its own words are in " + log() + ".");
      }
    }
    out.println(
        "Notebooks are in "
            + lab.path()
            + (sandbox ? ", on the sandbox: nothing there is real." : "."));
    out.println("JupyterLab: " + server.address(notebook));
    out.println("Stop it with Ctrl-C.");
  }
}
