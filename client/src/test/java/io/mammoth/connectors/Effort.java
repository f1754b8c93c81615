package io.mammoth.connectors;

/** How hard the tests try: as every build can, or as the promises are measured, by -Plong. */
final class Effort {
  static final boolean LONG = Boolean.getBoolean("mammoth.long");

  private Effort() {}

  static int times(int everyBuild, int measured) {
    return LONG ? measured : everyBuild;
  }
}
