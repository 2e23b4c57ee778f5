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
        Walks,
        Transport,
        Part.Hull,
        Part.Voltage,
        Part.SearchSteps,
        Part.Orderings,
        Part.EnergyPaths,
        Images,
        Structural,
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

  /** Orderings, best first: {@code rank}, energies per atom by charges and by a potential. */
  record Orderings(Table table) implements Part {
    /** Checks the columns. */
    public Orderings {
      table.column("rank");
      table.column("ewald_eV_per_atom");
      table.column("energy_eV_per_atom");
    }
  }

  /**
   * Energies along paths.
   *
   * @param points images: {@code hop}, {@code distance_angstrom}, {@code energy_eV} above the first
   *     image, {@code force_eV_per_angstrom} along the path
   */
  record EnergyPaths(Table points) implements Part {
    /** Checks the columns. */
    public EnergyPaths {
      points.column("hop");
      points.column("distance_angstrom");
      points.column("energy_eV");
      points.column("force_eV_per_angstrom");
    }
  }

  /** Mean squared displacements, Å²: {@code time_fs}, then one column per element. */
  record Displacement(Table table) implements Part {
    /** Checks the first column. */
    public Displacement {
      table.column("time_fs");
    }
  }

  /**
   * Structures and their place above the convex hull: parts of the elements, {@code
   * formation_energy_eV_per_atom}, {@code above_hull_eV_per_atom}, {@code lowest} (1 for the lowest
   * of its composition).
   */
  record Hull(Table points) implements Part {
    /** Checks the columns. */
    public Hull {
      points.column("formation_energy_eV_per_atom");
      points.column("above_hull_eV_per_atom");
      points.column("lowest");
    }
  }

  /** Steps of a voltage curve: {@code x_from}, {@code x_to}, {@code voltage_V}. */
  record Voltage(Table steps) implements Part {
    /** Checks the columns. */
    public Voltage {
      steps.column("x_from");
      steps.column("x_to");
      steps.column("voltage_V");
    }
  }

  /**
   * Relaxations of a search: {@code relaxation}, {@code energy_eV_per_atom} and the lowest so far.
   */
  record SearchSteps(Table table) implements Part {
    /** Checks the columns. */
    public SearchSteps {
      table.column("relaxation");
      table.column("energy_eV_per_atom");
      table.column("lowest_eV_per_atom");
    }
  }
}
