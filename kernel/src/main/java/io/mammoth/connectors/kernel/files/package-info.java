/**
 * Tables as files and back: CSV, workbooks, Markdown, HTML, JSON. A file is written whole or not at
 * all, and read whole or refused by its line.
 */
@NullMarked
package io.mammoth.connectors.kernel.files;

import org.jspecify.annotations.NullMarked;
