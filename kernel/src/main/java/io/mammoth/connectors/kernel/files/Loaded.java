package io.mammoth.connectors.kernel.files;

import tech.tablesaw.api.Table;

/**
 * A table that was read from a file.
 *
 * @param assumed what was assumed about the file, in one line
 */
public record Loaded(Table table, String assumed) {}
