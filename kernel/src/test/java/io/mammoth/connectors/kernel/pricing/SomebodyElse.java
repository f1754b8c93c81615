package io.mammoth.connectors.kernel.pricing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Changes prices in profiles after a table was read, where its editor changed nothing. */
final class SomebodyElse {
  private final SandboxDesk desk;
  private final RandomEdit edit;
  private final Table read;
  private final Map<Long, Integer> rows = new HashMap<>();
  int changes;

  SomebodyElse(SandboxDesk desk, RandomEdit edit, Table read) {
    this.desk = desk;
    this.edit = edit;
    this.read = read;
    for (int row = 0; row < edit.edited.rowCount(); row++) {
      if (!edit.edited.intColumn("id").isMissing(row)) {
        rows.put((long) edit.edited.intColumn("id").get(row), row);
      }
    }
  }

  void change(Catalogue before, Random random, RandomCatalogue values) {
    new PriceColumns(before)
        .profiles()
        .forEach(
            (column, profile) -> {
              for (int row = 0; row < read.rowCount(); row++) {
                long id = read.intColumn("id").get(row);
                if (profile.terms().containsKey(id)
                    && isUntouched(row, column)
                    && random.nextInt(3) == 0) {
                  change(profile, id, values.above0());
                }
              }
            });
  }

  private boolean isUntouched(int row, String column) {
    Integer edited = rows.get((long) read.intColumn("id").get(row));
    return edited == null
        || (!edit.edited.booleanColumn("delete").get(edited)
            && Objects.equals(value(read, row, column), value(edit.edited, edited, column)));
  }

  private static @Nullable Double value(Table table, int row, String column) {
    return table.doubleColumn(column).isMissing(row) ? null : table.doubleColumn(column).get(row);
  }

  private void change(Catalogue.Profile profile, long id, BigDecimal price) {
    desk.mammoth().profiles().update(profile.id(), p -> p.price(id, price));
    Integer row = rows.get(id);
    String name =
        row == null
            ? Objects.requireNonNull(desk.read().offers().get(id)).name()
            : edit.edited.stringColumn("name").get(row);
    boolean enabled = Objects.requireNonNull(profile.terms().get(id)).enabled();
    Objects.requireNonNull(edit.after.profiles.get(profile.id()))
        .put(name, Expected.terms(price, enabled));
    changes++;
  }
}
