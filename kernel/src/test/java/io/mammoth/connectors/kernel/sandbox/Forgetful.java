package io.mammoth.connectors.kernel.sandbox;

/** A program that starts a sandbox, uses it and never closes it. */
final class Forgetful {
  private Forgetful() {}

  public static void main(String[] arguments) {
    new Caller(Sandbox.start()).get("/subscription/connectors").expect(200);
  }
}
