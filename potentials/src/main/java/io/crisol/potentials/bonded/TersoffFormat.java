package io.crisol.potentials.bonded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Element;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * LAMMPS' {@code .tersoff} files: entries of three elements and {@code m gamma lambda3 c d
 * costheta0 n beta lambda2 B R D lambda1 A}, in {@code metal} units.
 */
public final class TersoffFormat implements ForeignFormat {
  private static final List<String> NAMES =
      List.of(
          "m",
          "gamma",
          "lambda3",
          "c",
          "d",
          "costheta0",
          "n",
          "beta",
          "lambda2",
          "B",
          "R",
          "D",
          "lambda1",
          "A");

  /**
   * Reads the entries of some elements.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     PARAMETER_MISSING, PARAMETER_INVALID, with file and line
   */
  public static Tersoff read(Path file, Collection<Element> elements) {
    return EntryFile.located(
        file, () -> new Tersoff(EntryFile.read(file, NAMES, elements, TersoffFormat::entry)));
  }

  /** The potential as the text of such a file. */
  public static String text(Tersoff potential) {
    return EntryFile.text(
        "Tersoff potential, Phys. Rev. B 39, 5566 (1989); A and B in eV, lengths in Angstrom",
        NAMES,
        potential.triples(),
        TersoffFormat::numbers);
  }

  private static Tersoff.Entry entry(double[] v) {
    return new Tersoff.Entry(
        v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13]);
  }

  private static double[] numbers(Tersoff.Entry e) {
    return new double[] {
      e.m(),
      e.gamma(),
      e.lambda3(),
      e.c(),
      e.d(),
      e.cosTheta0(),
      e.n(),
      e.beta(),
      e.lambda2(),
      e.bigB(),
      e.middle(),
      e.halfWidth(),
      e.lambda1(),
      e.bigA()
    };
  }

  @Override
  public String name() {
    return "tersoff";
  }

  /** The exponent m, 3 or 1, tells it from other files with as many numbers. */
  @Override
  public boolean fits(Path file, List<String> head) {
    return EntryFile.fits(head, NAMES.size(), m -> m == 3 || m == 1);
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    return read(file, request.elements());
  }
}
