package io.crisol.report.run;

/** What one file of a run folder holds. The sections of the report are chosen by its type. */
public sealed interface Part
    permits Metrics,
        Findings,
        LearningCurve,
        Study,
        Parity,
        Thermo,
        Part.RadialDistribution,
        Part.Displacement,
        Part.EquationOfState,
        Vibrations,
        Campaign,
        Settings,
        PotentialCard,
        Provenance {
  /** Radial distribution functions: {@code r_angstrom}, then one column per pair of elements. */
  record RadialDistribution(Table table) implements Part {
    /** Checks the first column. */
    public RadialDistribution {
      table.column("r_angstrom");
    }
  }

  /**
   * Energies per atom against volume.
   *
   * @param points computed: {@code volume_angstrom3}, {@code energy_eV}, {@code fit_eV}
   */
  record EquationOfState(Table points) implements Part {
    /** Checks the columns. */
    public EquationOfState {
      points.column("volume_angstrom3");
      points.column("energy_eV");
      points.column("fit_eV");
    }
  }

  /** Mean squared displacements, Å²: {@code time_fs}, then one column per element. */
  record Displacement(Table table) implements Part {
    /** Checks the first column. */
    public Displacement {
      table.column("time_fs");
    }
  }
}
