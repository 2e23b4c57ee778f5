package io.crisol.app;

import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Folders that runs are written to. */
final class RunFolders {
  /**
   * What a run may leave in its folder; nothing else is ever removed. The calculations in jobs/
   * stay: they cost most and are found again by what they are of.
   */
  private static final List<String> CONTENT =
      List.of(
          "run.toml",
          "results.json",
          "provenance.json",
          "log.txt",
          "findings.json",
          "quarantine.xyz",
          "potential.crisol.json",
          "train.xyz",
          "validation.xyz",
          "test.xyz",
          "learning-curve.csv",
          "ridge.csv",
          "parity.json",
          "thermo.csv",
          "rdf.csv",
          "bands.csv",
          "dos.csv",
          "thermal.csv",
          "expansion.csv",
          "msd.csv",
          "displacement.csv",
          "density.xsf",
          "sites.csv",
          "jumps.csv",
          "vanhove.csv",
          "arrhenius.csv",
          "arrhenius-line.csv",
          "coordination.csv",
          "angles.csv",
          "vibrations.csv",
          "profile.csv",
          "lindemann.csv",
          "trajectory.xyz",
          "last-frames.xyz",
          "relaxed.xyz",
          "labelled.xyz",
          "failed.xyz",
          "checkpoint.json",
          "report.html",
          "structures.xyz",
          "search.csv",
          "hull.csv",
          "voltage.csv",
          "study.json",
          "campaign.json",
          "fresh.xyz",
          "parts",
          "check",
          "train",
          "evaluate",
          "md");

  /** Folders of the generations of a campaign, and of runs side by side. */
  private static final List<String> PARTS =
      List.of("generation-[0-9][0-9][0-9]*", "T[0-9][0-9][0-9][0-9]*K-[0-9]*", "fragments-*.csv");

  /** What a run has written before it computes anything. */
  private static final List<String> BEGUN = List.of("run.toml", "log.txt");

  private RunFolders() {}

  /** {@code runs/VERB}, or the first of {@code runs/VERB-2}, {@code -3} … that is not taken. */
  static Path free(String verb) {
    Path folder = Path.of("runs", verb);
    for (int k = 2; isTaken(folder); k++) {
      folder = Path.of("runs", verb + "-" + k);
    }
    return folder;
  }

  private static boolean isTaken(Path folder) {
    return Files.exists(folder.resolve("run.toml")) || Files.exists(folder.resolve("results.json"));
  }

  /**
   * Makes the folder and sees that it can be written.
   *
   * @throws io.crisol.structures.ProblemException RUN_FOLDER_TAKEN, OUTPUT_UNWRITABLE
   */
  static void claim(Path folder, boolean overwrite) {
    if (isTaken(folder) && !overwrite) {
      throw Problem.RUN_FOLDER_TAKEN.with(folder, "a new run would mix with it");
    }
    try {
      Files.createDirectories(folder);
      if (overwrite) {
        empty(folder);
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE
          .with(
              folder, e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage())
          .causedBy(e);
    }
  }

  /** Whether there is nothing yet but what a run writes before it computes. */
  static boolean isJustBegun(Path folder) {
    String[] names = folder.toFile().list();
    return names != null && BEGUN.containsAll(List.of(names));
  }

  /**
   * Removes what a run writes before it computes, and the folder if it is to go too.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE
   */
  static void release(Path folder, boolean withIt) {
    try {
      for (String name : BEGUN) {
        Files.deleteIfExists(folder.resolve(name));
      }
      if (withIt) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static void empty(Path folder) throws IOException {
    for (String name : CONTENT) {
      remove(folder.resolve(name));
    }
    for (String pattern : PARTS) {
      try (var parts = Files.newDirectoryStream(folder, pattern)) {
        for (Path part : parts) {
          remove(part);
        }
      }
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      try (var below = Files.walk(path)) {
        for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
