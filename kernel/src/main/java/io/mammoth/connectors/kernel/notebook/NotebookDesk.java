package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.Account;
import io.mammoth.connectors.MammothClient;
import io.mammoth.connectors.kernel.pricing.Catalogue;
import io.mammoth.connectors.kernel.pricing.Desk;
import io.mammoth.connectors.kernel.pricing.Place;
import io.mammoth.connectors.kernel.pricing.Watch;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This notebook as the desk at which prices are worked on. */
public final class NotebookDesk implements Desk {
  /** Who sits here, where several people share one user of the system. */
  private static final String AUTHOR = "MAMMOTHANALYTICS_AUTHOR";

  private final Path journals;

  /** A plan asks for the place before each step, and a fingerprint is slow on purpose. */
  private volatile @Nullable Known known;

  private record Known(Account account, @Nullable String dialect, Place place) {}

  /** One that keeps its journals beside the notebook, in the folder {@code mammoth-journals}. */
  public NotebookDesk() {
    this(Path.of("mammoth-journals"));
  }

  NotebookDesk(Path journals) {
    this.journals = journals;
  }

  @Override
  public MammothClient mammoth() {
    return Notebook.mammoth;
  }

  @Override
  public Place place() {
    Account account = Notebook.SESSION.account();
    String dialect = Notebook.SESSION.dialect();
    Known last = known;
    if (last == null || !last.account.equals(account) || !Objects.equals(last.dialect, dialect)) {
      last = new Known(account, dialect, Place.of(account, dialect));
      known = last;
    }
    return last.place;
  }

  @Override
  public boolean hasToken() {
    return Notebook.SESSION.account().credentials().isBearer();
  }

  @Override
  public Path journals() {
    return journals;
  }

  @Override
  public String author() {
    String person = person();
    return person == null ? System.getProperty("user.name", "unknown") + " (system user)" : person;
  }

  @Override
  public boolean isAuthorShared() {
    return person() == null;
  }

  /** Whom the environment names; null when it names the system's user alone. */
  private static @Nullable String person() {
    return Stream.of(AUTHOR, "JUPYTERHUB_USER")
        .map(System::getenv)
        .filter(name -> name != null && !name.isBlank())
        .map(name -> String.valueOf(name).strip())
        .findFirst()
        .orElse(null);
  }

  @Override
  public Watch watch() {
    Progress progress = new Progress(Installation.host(), System::nanoTime);
    return new Watch() {
      @Override
      public void at(String where) {
        progress.at(where);
      }

      @Override
      public void close() {
        progress.close();
        WriteLog.HERE.ended();
      }
    };
  }

  @Override
  public Rehearsal rehearsal(Catalogue catalogue) {
    return RehearsalDesk.of(this, catalogue);
  }

  @Override
  public void written(Path journal) {
    WriteLog.HERE.began(journal);
  }
}
