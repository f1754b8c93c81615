package io.mammoth.connectors.kernel.host;

/**
 * A value could not be shown, with the failure's own words. Without frames: those are all of the
 * kernel and of ours.
 */
final class DrawingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  DrawingFailed(RuntimeException failure) {
    // As JJava tells of an exception in a cell.
    super(failure.getClass().getName() + ", " + failure.getMessage(), null, false, false);
    this.words = failure.toString();
  }

  /** What kernels print, where a class of ours would tell nobody anything. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return words;
  }
}
