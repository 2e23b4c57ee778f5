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
 * LAMMPS' {@code .sw} files: entries of three elements and {@code epsilon sigma a lambda gamma
 * costheta0 A B p q tol}, in {@code metal} units.
 */
public final class StillingerWeberFormat implements ForeignFormat {
  private static final List<String> NAMES =
      List.of("epsilon", "sigma", "a", "lambda", "gamma", "costheta0", "A", "B", "p", "q", "tol");

  /**
   * Reads the entries of some elements.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     PARAMETER_MISSING, PARAMETER_INVALID, with file and line
   */
  public static StillingerWeber read(Path file, Collection<Element> elements) {
    return EntryFile.located(
        file,
        () ->
            new StillingerWeber(
                EntryFile.read(file, NAMES, elements, StillingerWeberFormat::entry)));
  }

  /** The potential as the text of such a file. */
  public static String text(StillingerWeber potential) {
    return EntryFile.text(
        "Stillinger-Weber potential, Phys. Rev. B 31, 5262 (1985); epsilon in eV, sigma in Angstrom",
        NAMES,
        potential.triples(),
        StillingerWeberFormat::numbers);
  }

  private static StillingerWeber.Entry entry(double[] v) {
    return new StillingerWeber.Entry(
        v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]);
  }

  private static double[] numbers(StillingerWeber.Entry e) {
    return new double[] {
      e.epsilon(),
      e.sigma(),
      e.a(),
      e.lambda(),
      e.gamma(),
      e.cosTheta0(),
      e.bigA(),
      e.bigB(),
      e.p(),
      e.q(),
      e.tol()
    };
  }

  @Override
  public String name() {
    return "sw";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    return EntryFile.fits(head, NAMES.size(), epsilon -> epsilon >= 0);
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    return read(file, request.elements());
  }
}
