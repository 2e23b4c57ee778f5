package io.crisol.simulation.phases;

import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Locale;

/** Crystal structures of an element. */
public enum Prototype {
  /** Face-centred cubic. */
  FCC(Math.sqrt(0.5), 1, new double[] {0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0}),
  /** Body-centred cubic. */
  BCC(Math.sqrt(0.75), 1, new double[] {0, 0, 0, .5, .5, .5}),
  /** Hexagonal close-packed, layers ABAB. */
  HCP(1, Math.sqrt(8.0 / 3), new double[] {0, 0, 0, 1.0 / 3, 2.0 / 3, .5}),
  /** Double hexagonal close-packed, layers ABAC. */
  DHCP(
      1,
      2 * Math.sqrt(8.0 / 3),
      new double[] {0, 0, 0, 1.0 / 3, 2.0 / 3, .25, 0, 0, .5, 2.0 / 3, 1.0 / 3, .75}),
  /** Diamond. */
  DIAMOND(
      Math.sqrt(3.0 / 16),
      1,
      new double[] {
        0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0, .25, .25, .25, .25, .75, .75, .75, .25, .75, .75,
        .75, .25
      }),
  /** Simple cubic. */
  SC(1, 1, new double[] {0, 0, 0});

  private final double nearest;
  private final double ratio;
  private final double[] sites;

  Prototype(double nearest, double ratio, double[] sites) {
    this.nearest = nearest;
    this.ratio = ratio;
    this.sites = sites;
  }

  /** As it is written: in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its cell is a hexagonal one. */
  boolean isHexagonal() {
    return this == HCP || this == DHCP;
  }

  /** What of its cell its symmetry leaves free. */
  CellFreedom freedom() {
    return isHexagonal() ? CellFreedom.FREE : CellFreedom.VOLUME;
  }

  /** The crystal of an element with this distance of nearest atoms, Å; ideal c/a. */
  Structure of(Element element, double distance) {
    double a = distance / nearest;
    double[] rows =
        isHexagonal()
            ? new double[] {a, 0, 0, -a / 2, a * Math.sqrt(0.75), 0, 0, 0, ratio * a}
            : new double[] {a, 0, 0, 0, a, 0, 0, 0, a};
    Element[] elements = new Element[sites.length / 3];
    Arrays.fill(elements, element);
    double[] positions = new double[sites.length];
    for (int k = 0; k < sites.length; k++) {
      for (int x = 0; x < 3; x++) {
        positions[k / 3 * 3 + x] += sites[k] * rows[3 * (k % 3) + x];
      }
    }
    return new Structure(Cell.periodic(rows), elements, positions);
  }

  /**
   * The structure of this name.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  static Prototype named(String name) {
    return Arrays.stream(values())
        .filter(prototype -> prototype.word().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.OPTION_INVALID.with(
                    "prototypes",
                    name,
                    "it is one of fcc, bcc, hcp, dhcp, diamond, sc",
                    "correct it, or give the structure as a file"));
  }
}
