package io.crisol.potentials.embedded;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * DYNAMO funcfl files, one element each: a comment; atomic number, mass, lattice constant, lattice;
 * points and step of F, points and step of Z and f, cutoff; then F (eV), the effective charge Z, f.
 * The pair energy of a and b is φ = 27.2 · 0.529 Z_a Z_b / r (the file's Hartree and Bohr, as
 * everybody rounds them).
 *
 * <p>The functions are brought onto one grid, that of the coarsest steps and farthest ends among
 * the files, by cubic interpolation through four points: what other programs do, also with a single
 * file, and needed to agree with them to the last digits.
 */
public final class FuncflFile {
  private static final double CHARGE_PRODUCT = 27.2 * 0.529;

  private record Content(
      Element element,
      double densityStep,
      double step,
      double cutoff,
      double[] embedding,
      double[] charge,
      double[] density) {}

  private FuncflFile() {}

  /**
   * Reads the files of one or several elements.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED with file and
   *     line, PARAMETER_INVALID where two files are of one element
   */
  public static EmbeddedAtom read(List<Path> files) {
    List<Content> contents = new ArrayList<>(files.stream().map(FuncflFile::content).toList());
    contents.sort(Comparator.comparing(Content::element));
    for (int k = 1; k < contents.size(); k++) {
      if (contents.get(k).element == contents.get(k - 1).element) {
        throw Problem.PARAMETER_INVALID.with(
            "two funcfl files",
            contents.get(k).element,
            "both are of this element",
            "give one file for each element");
      }
    }
    return combined(contents);
  }

  private static Content content(Path file) {
    EamNumbers numbers = EamNumbers.of(file);
    numbers.line("the header");
    List<String> about = numbers.wordsOfLine("the atomic number");
    if (about.isEmpty() || !about.getFirst().matches("[0-9]{1,3}")) {
      throw numbers.malformed("atomic number, mass and lattice belong here");
    }
    int z = Integer.parseInt(about.getFirst());
    if (z < 1 || z > Element.values().length) {
      throw numbers.malformed(z + " is no atomic number");
    }
    List<String> grid = numbers.wordsOfLine("the line of points and steps");
    if (grid.size() < 5) {
      throw numbers.malformed("points and step of density and distance and a cutoff belong here");
    }
    int densities = numbers.count(grid.get(0), "the number of points of F");
    int points = numbers.count(grid.get(2), "the number of points of f");
    double densityStep = numbers.number(grid.get(1), "the step of the density");
    double step = numbers.number(grid.get(3), "the step of the distance");
    double cutoff = numbers.number(grid.get(4), "the cutoff");
    double[] embedding = numbers.table(densities, "F");
    double[] charge = numbers.table(points, "the effective charge");
    double[] density = numbers.table(points, "f");
    numbers.requireEnd();
    Element element = Element.ofAtomicNumber(z);
    return new Content(element, densityStep, step, cutoff, embedding, charge, density);
  }

  private static EmbeddedAtom combined(List<Content> files) {
    int n = files.size();
    double step = largest(files, Content::step);
    double densityStep = largest(files, Content::densityStep);
    double reach = largest(files, file -> (file.density.length - 1) * file.step);
    double range = largest(files, file -> (file.embedding.length - 1) * file.densityStep);
    int points = (int) (reach / step + 0.5);
    int densities = (int) (range / densityStep + 0.5);
    double[][] embedding =
        EamTables.byElement(
            n,
            b -> regrid(files.get(b).embedding, files.get(b).densityStep, densities, densityStep));
    double[][] charge =
        EamTables.byElement(n, b -> regrid(files.get(b).charge, files.get(b).step, points, step));
    double[][] density =
        EamTables.byElement(n, b -> regrid(files.get(b).density, files.get(b).step, points, step));
    List<Element> elements = files.stream().map(Content::element).toList();
    double cutoff = largest(files, Content::cutoff);
    return new EmbeddedAtom(
        new EamTables(
            elements,
            densityStep,
            step,
            cutoff,
            embedding,
            EamTables.byPair(n, (_, b) -> density[b]),
            EamTables.byPair(n, (a, b) -> pair(charge[a], charge[b]))));
  }

  private static double[] pair(double[] charge, double[] other) {
    double[] product = new double[charge.length];
    for (int k = 0; k < product.length; k++) {
      product[k] = CHARGE_PRODUCT * charge[k] * other[k];
    }
    return product;
  }

  private static double largest(
      List<Content> files, java.util.function.ToDoubleFunction<Content> of) {
    return files.stream().mapToDouble(of).max().orElseThrow();
  }

  /** Lagrange's cubic through the points k − 1 … k + 2 around each new one. */
  private static double[] regrid(double[] f, double from, int points, double to) {
    double[] values = new double[points];
    for (int m = 0; m < points; m++) {
      double x = m * to / from;
      int k = Math.clamp((long) x, 1, f.length - 3);
      double p = Math.min(x - k, 2);
      values[m] =
          -p * (p - 1) * (p - 2) / 6 * f[k - 1]
              + (p * p - 1) * (p - 2) / 2 * f[k]
              - p * (p + 1) * (p - 2) / 2 * f[k + 1]
              + p * (p * p - 1) / 6 * f[k + 2];
    }
    return values;
  }
}
