package io.crisol.app;

/** Results as rows of name and value, aligned. */
final class Rows {
  private final Console console;

  Rows(Console console) {
    this.console = console;
  }

  void add(String name, String value) {
    console.print(String.format("%-22s %s", name, value));
  }
}
