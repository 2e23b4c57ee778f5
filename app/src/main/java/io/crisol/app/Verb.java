package io.crisol.app;

import java.util.concurrent.Callable;

/** A verb of the command line; {@link Main} gives it its console. */
abstract class Verb implements Callable<Integer> {
  private Console console = Console.system();

  void speakTo(Console other) {
    console = other;
  }

  Console console() {
    return console;
  }
}
