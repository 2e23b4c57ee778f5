package io.crisol.potentials.embedded;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.EmbeddedSum;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Embedded-atom potential from tables,
 *
 * <pre>
 *   E_i = F_a(ρ_i) + ½ Σ_j φ_ab(r_ij),   ρ_i = Σ_j f_ab(r_ij)   for r_ij below the cutoff,
 * </pre>
 *
 * with a, b the elements of i and j. In the original form f depends on the neighbour b alone (M. S.
 * Daw, M. I. Baskes, Phys. Rev. B 29, 6443 (1984), doi:10.1103/PhysRevB.29.6443), in the
 * Finnis-Sinclair form on both (M. W. Finnis, J. E. Sinclair, Phil. Mag. A 50, 45 (1984),
 * doi:10.1080/01418618408244210). Functions between the points are {@link TableSpline}s; the table
 * of a pair holds r φ. Beyond the last point F goes on in a straight line.
 */
public final class EmbeddedAtom implements EmbeddedSum {
  private final EamTables tables;
  private final Set<Element> elements;
  private final int[] index = new int[Element.values().length];
  private final int n;
  private final TableSpline[] embedding;

  /** By row a n + b. */
  private final TableSpline[] density;

  private final TableSpline[] pair;
  private final Continuity continuity;

  /** Coefficients of f_ab, f_ba (unless mutual) and r φ side by side, by row and interval. */
  private final double[][] packed;

  EmbeddedAtom(EamTables tables) {
    this.tables = tables;
    this.n = tables.elements().size();
    this.elements = Collections.unmodifiableSet(EnumSet.copyOf(tables.elements()));
    for (int a = 0; a < n; a++) {
      index[tables.elements().get(a).ordinal()] = a;
    }
    embedding = new TableSpline[n];
    density = new TableSpline[n * n];
    pair = new TableSpline[n * n];
    for (int a = 0; a < n; a++) {
      embedding[a] = new TableSpline(tables.embedding()[a], tables.densityStep());
      for (int b = 0; b < n; b++) {
        density[a * n + b] = new TableSpline(tables.density()[a][b], tables.step());
        pair[a * n + b] = new TableSpline(tables.pairOf(a, b), tables.step());
      }
    }
    packed = new double[n * n][];
    Arrays.setAll(packed, row -> pack(row / n, row % n));
    continuity = end();
  }

  private double[] pack(int a, int b) {
    TableSpline[] parts =
        isMutual()
            ? new TableSpline[] {density[a * n + b], pair[a * n + b]}
            : new TableSpline[] {density[a * n + b], density[b * n + a], pair[a * n + b]};
    int width = TableSpline.WIDTH * parts.length;
    double[] all = new double[width * pair[0].intervals()];
    for (int p = 0; p < parts.length; p++) {
      for (int m = 0; m < pair[0].intervals(); m++) {
        System.arraycopy(
            parts[p].coefficients(),
            TableSpline.WIDTH * m,
            all,
            width * m + TableSpline.WIDTH * p,
            TableSpline.WIDTH);
      }
    }
    return all;
  }

  /** What the functions are at the cutoff: tables end at zero, or they do not. */
  private Continuity end() {
    double r = tables.cutoff();
    double jump = 0;
    double kink = 0;
    for (int row = 0; row < n * n; row++) {
      double scale = Arrays.stream(density[row].values()).map(Math::abs).max().orElse(1);
      double unit = scale == 0 ? 1 : scale;
      jump = Math.max(jump, Math.abs(pair[row].value(r) / r));
      jump = Math.max(jump, Math.abs(density[row].value(r) / unit));
      kink = Math.max(kink, Math.abs((pair[row].slope(r) - pair[row].value(r) / r) / r));
      kink = Math.max(kink, Math.abs(density[row].slope(r) / unit));
    }
    // Good tables end at some 1e-6 eV; a jump below these limits moves no atom noticeably.
    if (jump > 1e-4) {
      return Continuity.BROKEN;
    }
    return kink > 1e-2 ? Continuity.ENERGY : Continuity.FORCES;
  }

  /** The functions. */
  EamTables tables() {
    return tables;
  }

  @Override
  public Set<Element> elements() {
    return elements;
  }

  @Override
  public double cutoff() {
    return tables.cutoff();
  }

  @Override
  public Continuity continuity() {
    return continuity;
  }

  @Override
  public boolean isMutual() {
    return n == 1;
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    int a = index[around.centre().ordinal()];
    double density = 0;
    double energy = 0;
    for (int k = 0; k < around.size(); k++) {
      int row = a * n + index[around.element(k).ordinal()];
      density += this.density[row].value(around.r(k));
      energy += 0.5 * pair[row].value(around.r(k)) / around.r(k);
    }
    double[] slope = new double[1];
    energy += embed(around.centre(), density, slope, 0);
    for (int k = 0; k < around.size(); k++) {
      int row = a * n + index[around.element(k).ordinal()];
      double r = around.r(k);
      double pairSlope = (pair[row].slope(r) - pair[row].value(r) / r) / r;
      double g = (0.5 * pairSlope + slope[0] * this.density[row].slope(r)) / r;
      out.add(k, g * around.x(k), g * around.y(k), g * around.z(k));
    }
    return energy;
  }

  @Override
  public double embed(Element element, double density, double[] slope, int atom) {
    TableSpline f = embedding[index[element.ordinal()]];
    slope[atom] = f.slope(density);
    double beyond = Math.max(0, density - f.end());
    return f.value(density) + slope[atom] * beyond;
  }

  @Override
  public void pairs(PairBlock block) {
    if (isMutual()) {
      EmbeddedAtomKernel.ofOneElement(
          block.size(),
          packed[0],
          1 / tables.step(),
          block.squares(),
          block.energies(),
          block.slopes(),
          block.densities(),
          block.densitySlopes());
    } else {
      EmbeddedAtomKernel.ofSeveral(
          block.size(),
          block.types(index, n),
          packed,
          1 / tables.step(),
          block.squares(),
          block.energies(),
          block.slopes(),
          block.densities(),
          block.densitySlopes(),
          block.reverseDensities(),
          block.reverseDensitySlopes());
    }
  }
}
