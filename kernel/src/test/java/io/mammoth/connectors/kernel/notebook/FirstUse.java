package io.mammoth.connectors.kernel.notebook;

import io.mammoth.connectors.MammothException;

/** A program that does what a kernel does at its start, then what a first cell does. */
final class FirstUse {
  private FirstUse() {}

  public static void main(String[] arguments) {
    Installation.into(new FakeHost());
    System.out.println(Notebook.status());
    try {
      System.out.println(Notebook.connectors.list().connectors().size() + " connectors");
    } catch (MammothException failure) {
      System.out.println("failed: " + failure.getMessage());
    }
  }
}
