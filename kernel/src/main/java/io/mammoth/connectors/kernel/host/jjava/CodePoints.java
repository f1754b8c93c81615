package io.mammoth.connectors.kernel.host.jjava;

/** Jupyter counts a cursor's position in code points, JShell and JJava in chars. */
final class CodePoints {
  private CodePoints() {}

  /** How many code points are before this char. */
  static int before(String code, int index) {
    int inside = Math.max(0, Math.min(index, code.length()));
    return code.codePointCount(0, inside) + index - inside;
  }

  /** Which char comes after so many code points. */
  static int index(String code, int points) {
    int all = code.codePointCount(0, code.length());
    int inside = Math.max(0, Math.min(points, all));
    return code.offsetByCodePoints(0, inside) + points - inside;
  }
}
