package io.mammoth.connectors.kernel.pricing;

import tech.tablesaw.api.Table;

/**
 * What came of a plan in a private copy.
 *
 * @param prices the prices there afterwards
 * @param check each field of the plan, and whether it is so there
 * @param journal what was sent there
 */
public record Rehearsed(Table prices, Table check, Journal journal) {}
