package io.mammoth.connectors.kernel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What a command prints, in UTF-8: names of a service or notebook may be in it, so secrets are
 * masked and control characters, which a terminal would obey, are escaped.
 */
final class SafeOutput extends Writer {
  private final Writer out;

  private SafeOutput(Writer out) {
    this.out = out;
  }

  static PrintWriter to(OutputStream out) {
    return new PrintWriter(new SafeOutput(new OutputStreamWriter(out, UTF_8)), true);
  }

  /** Callers print a text in one piece, so that no secret is cut. */
  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(ControlCharacters.escapeIn(Secrets.hide(text.substring(offset, offset + length))));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
