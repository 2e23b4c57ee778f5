package io.crisol.report.run;

/** What walks leave: those of Monte Carlo and those of carriers on a hop network. */
public sealed interface Walks extends Part permits Walks.Walk, Walks.Profile, Walks.Hopping {
  /**
   * {@code walk-N.csv}: a Monte Carlo walk, {@code sweep}, {@code counted} (1 or 0), {@code
   * temperature_K}, {@code energy_eV}, {@code atoms}, then one column for each element.
   *
   * @param number N, from 1
   */
  record Walk(int number, Table table) implements Walks {
    /** Checks the columns. */
    public Walk {
      table.column("sweep");
      table.column("counted");
      table.column("temperature_K");
      table.column("energy_eV");
      table.column("atoms");
    }
  }

  /**
   * {@code profile-N.csv}: numbers of atoms in shells around the centre, {@code r_angstrom}, then
   * one column for each element.
   *
   * @param number N, from 1
   */
  record Profile(int number, Table table) implements Walks {
    /** Checks the first column. */
    public Profile {
      table.column("r_angstrom");
    }
  }

  /** {@code kmc.csv}: diffusivities by temperature. */
  record Hopping(Table table) implements Walks {
    /** Checks the columns. */
    public Hopping {
      table.column("temperature_K");
      table.column("tracer_cm2_per_s");
      table.column("tracer_error_cm2_per_s");
    }
  }
}
