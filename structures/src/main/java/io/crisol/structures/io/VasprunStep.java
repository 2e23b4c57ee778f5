package io.crisol.structures.io;

import io.crisol.structures.Matrix3;

/** What has been read of a {@code <calculation>} of a vasprun.xml. */
final class VasprunStep {
  /** kB Å³ in an eV, with VASP's own value of e. */
  private static final double KILOBAR_VOLUME = 1602.17733;

  private final int number;
  private final int line;
  private final VaspNumbers numbers = new VaspNumbers(3);
  private final VaspRows basis = new VaspRows();
  private final VaspRows positions = new VaspRows();
  private final VaspRows forces = new VaspRows();
  private final VaspRows stress = new VaspRows();
  private int iterations;
  private boolean hasIteration;
  private double iterationFree = Double.NaN;
  private double iterationZero = Double.NaN;
  private double lastFree = Double.NaN;
  private double shift = Double.NaN;
  private double free = Double.NaN;
  private boolean hasFree;

  VasprunStep(int number, int line) {
    this.number = number;
    this.line = line;
  }

  /** An element of the step begins; an array that comes twice counts as it comes last. */
  void begin(VasprunXml xml) {
    if (xml.key(0).equals("scstep")) {
      iterations++;
      hasIteration = false;
      iterationFree = Double.NaN;
      iterationZero = Double.NaN;
    } else {
      VaspRows rows = rows(xml, 0);
      if (rows != null) {
        rows.clear();
      }
    }
  }

  /** An element of the step ends. */
  void end(VasprunXml xml) {
    switch (xml.key(0)) {
      case "v" -> row(xml);
      case "i:e_fr_energy" -> free(xml);
      case "i:e_0_energy" -> zero(xml);
      case "scstep" -> {
        shift = hasIteration ? iterationZero - iterationFree : shift;
        lastFree = hasIteration ? iterationFree : lastFree;
      }
      default -> {
        // Not needed.
      }
    }
  }

  private VaspRows rows(VasprunXml xml, int up) {
    String parent = xml.key(up + 1);
    return switch (xml.key(up)) {
      case "varray:basis" -> parent.equals("crystal") ? basis : null;
      case "varray:positions" -> parent.startsWith("structure") ? positions : null;
      case "varray:forces" -> parent.equals("calculation") ? forces : null;
      case "varray:stress" -> parent.equals("calculation") ? stress : null;
      default -> null;
    };
  }

  private void row(VasprunXml xml) {
    VaspRows rows = rows(xml, 1);
    if (rows == null) {
      return;
    }
    if (numbers.read(xml.text(), 0) < 3) {
      throw xml.malformed("a row of " + xml.key(1) + " has no three numbers");
    }
    rows.add(numbers, 3);
  }

  private double number(VasprunXml xml) {
    return numbers.read(xml.text(), 0) > 0 ? numbers.get(0) : Double.NaN;
  }

  private void free(VasprunXml xml) {
    if (xml.key(2).equals("scstep")) {
      iterationFree = number(xml);
    } else if (xml.key(2).equals("calculation")) {
      free = number(xml);
      hasFree = true;
    }
  }

  private void zero(VasprunXml xml) {
    if (xml.key(2).equals("scstep")) {
      iterationZero = number(xml);
      hasIteration = true;
    }
  }

  /** The step, or null where nothing was calculated in it; PSTRESS in kB. */
  VaspStep content(int atoms, int nelm, double pstress, VasprunXml xml) {
    if (iterations == 0) {
      return null;
    }
    VaspStep step = new VaspStep(number, line);
    if (basis.size() == 9 && positions.size() > 0) {
      require(positions, "positions", atoms, xml);
      step.setCell(basis.values());
      step.setPositions(cartesian());
    }
    if (forces.size() > 0) {
      require(forces, "forces", atoms, xml);
      step.setForces(forces.values());
    }
    if (stress.size() == 9) {
      step.setPressure(stress.values());
    }
    if (hasFree && basis.size() == 9) {
      double own = pstress == 0 ? free : withoutPressure(pstress);
      step.setEnergies(own + shift, own);
    }
    step.setConverged(iterations < nelm);
    return step;
  }

  /**
   * With PSTRESS the energy of a step is the enthalpy, that of an iteration is not; they may differ
   * by a dispersion energy as well.
   */
  private double withoutPressure(double pstress) {
    double volume = Math.abs(Matrix3.determinant(basis.values()));
    double pv = pstress * volume / KILOBAR_VOLUME;
    boolean alone = Math.abs(free - pv - lastFree) <= 2e-8 + 1e-7 * Math.abs(pv);
    return alone ? lastFree : free - pv;
  }

  private double[] cartesian() {
    double[] cell = basis.values();
    double[] rows = positions.values();
    new PoscarHeader("", new double[3], cell, java.util.List.of(), new int[0], 0)
        .toCartesian(rows, true);
    return rows;
  }

  private static void require(VaspRows rows, String what, int atoms, VasprunXml xml) {
    if (rows.size() != 3 * atoms) {
      throw xml.malformed("it has " + rows.size() / 3 + " " + what + " for " + atoms + " atoms");
    }
  }
}
