package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.SortOrder;
import io.mammoth.connectors.kernel.tables.Summaries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.aggregate.AnyIntAggregateFunction;
import tech.tablesaw.aggregate.NumericAggregateFunction;
import tech.tablesaw.api.QuerySupport;
import tech.tablesaw.api.Table;
import tech.tablesaw.filtering.DeferredBooleanColumn;
import tech.tablesaw.filtering.DeferredNumberColumn;
import tech.tablesaw.filtering.DeferredStringColumn;
import tech.tablesaw.selection.Selection;

/**
 * The few names of Tablesaw's that nearly every notebook needs. {@code import static
 * tech.tablesaw.aggregate.AggregateFunctions.*;} and {@code import static
 * tech.tablesaw.api.QuerySupport.*;} bring the others.
 *
 * <p>The methods take more than Tablesaw's of the same names, so that Java prefers Tablesaw's where
 * a notebook imports those as well.
 */
public abstract class TablesawNames {
  /** The sum of the values that are there, for Tablesaw's {@code summarize}: nothing has no sum. */
  public static final NumericAggregateFunction sum = Summaries.SUM;

  /** The mean of the values that are there, for Tablesaw's {@code summarize}. */
  public static final NumericAggregateFunction mean = AggregateFunctions.mean;

  /** The largest of the values that are there, for Tablesaw's {@code summarize}. */
  public static final NumericAggregateFunction max = AggregateFunctions.max;

  /** How many rows have a value, for Tablesaw's {@code summarize}. */
  public static final AnyIntAggregateFunction count = AggregateFunctions.count;

  /** For {@code sort}: the smallest first. */
  public static final SortOrder ASC = SortOrder.ASC;

  /** For {@code sort}: the largest first. */
  public static final SortOrder DESC = SortOrder.DESC;

  TablesawNames() {}

  /** For {@code where}: the rows for which all these conditions hold. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Function<Table, Selection> and(
      Function<? super Table, ? extends Selection>... conditions) {
    return QuerySupport.and(array(Given.that(conditions, "conditions")));
  }

  /** For {@code where}: the rows for which one of these conditions holds. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static Function<Table, Selection> or(
      Function<? super Table, ? extends Selection>... conditions) {
    return QuerySupport.or(array(Given.that(conditions, "conditions")));
  }

  /** For {@code where}: a column of text, {@code str("api_type").isEqualTo("CRM")}. */
  public static DeferredStringColumn str(CharSequence column) {
    return QuerySupport.str(Given.that(column, "column").toString());
  }

  /** For {@code where}: a column of numbers, {@code num("price_per_month").isLessThan(20)}. */
  public static DeferredNumberColumn num(CharSequence column) {
    return QuerySupport.num(Given.that(column, "column").toString());
  }

  /** For {@code where}: a column of true and false, {@code bool("is_added").isTrue()}. */
  public static DeferredBooleanColumn bool(CharSequence column) {
    return QuerySupport.bool(Given.that(column, "column").toString());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Function<Table, Selection>[] array(
      Function<? super Table, ? extends Selection>[] conditions) {
    List<Function<Table, Selection>> all = new ArrayList<>();
    for (Function<? super Table, ? extends Selection> each : conditions) {
      all.add(Given.that(each, "conditions")::apply);
    }
    return all.toArray(new Function[0]);
  }
}
