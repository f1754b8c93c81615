package io.mammoth.connectors.kernel.pricing;

import io.mammoth.connectors.kernel.pricing.Catalogue.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that the rows of a table give to connectors. */
final class NewNames {
  private final List<NewName> given = new ArrayList<>();

  /** A name, and which connector gets it; 0 for a new one. */
  private record NewName(int row, String name, long connector) {
    Problem problem(String what) {
      return new Problem(Problem.Kind.WRONG, row + 1, "name", name + what);
    }
  }

  void add(int row, String name, long connector) {
    given.add(new NewName(row, name, connector));
  }

  /** A name belongs to one connector, and becomes free in a plan of its own only. */
  List<Problem> problems(Catalogue catalogue) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> rows = new HashMap<>();
    for (NewName name : given) {
      Offer holder = catalogue.named(name.name);
      if (holder != null && holder.id() != name.connector) {
        problems.add(name.problem(" is the name of connector " + holder.id()));
      }
      Integer other = rows.putIfAbsent(Values.folded(name.name), name.row);
      if (other != null) {
        problems.add(name.problem(" is given in row " + (other + 1) + " too"));
      }
    }
    return problems;
  }
}
