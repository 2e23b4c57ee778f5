package io.crisol.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes a zip that runs elsewhere without a build and without a network. */
@Command(name = "dist", description = "Write a zip of the program that runs elsewhere, offline.")
public final class DistVerb implements Callable<Integer> {
  @Override
  public Integer call() {
    return 1;
  }
}
