package io.crisol.report.run;

/** What phonons leaves beside its figures. */
public sealed interface Vibrations extends Part {
  /**
   * Frequencies along a way through the Brillouin zone: {@code segment}, {@code distance}, and
   * {@code branch1_THz} and on.
   */
  record Bands(Table table) implements Vibrations {
    /** Checks the first columns. */
    public Bands {
      table.column("segment");
      table.column("distance");
    }
  }

  /** Density of states: {@code frequency_THz}, {@code states_per_THz}. */
  record States(Table table) implements Vibrations {
    /** Checks the columns. */
    public States {
      table.column("frequency_THz");
      table.column("states_per_THz");
    }
  }

  /**
   * Thermal properties: {@code temperature_K}, {@code free_energy_meV_per_atom}, {@code
   * energy_meV_per_atom}, {@code entropy_J_per_mol_K}, {@code heat_capacity_J_per_mol_K}.
   */
  record Thermal(Table table) implements Vibrations {
    /** Checks the columns. */
    public Thermal {
      table.column("temperature_K");
      table.column("free_energy_meV_per_atom");
      table.column("energy_meV_per_atom");
      table.column("entropy_J_per_mol_K");
      table.column("heat_capacity_J_per_mol_K");
    }
  }

  /**
   * The quasi-harmonic approximation: {@code temperature_K}, {@code volume_angstrom3_per_atom},
   * {@code thermal_expansion_per_K} (of the volume), {@code bulk_modulus_GPa}, {@code
   * heat_capacity_p_J_per_mol_K}, {@code heat_capacity_v_J_per_mol_K}, {@code gruneisen}.
   */
  record Expansion(Table table) implements Vibrations {
    /** Checks the columns. */
    public Expansion {
      table.column("temperature_K");
      table.column("volume_angstrom3_per_atom");
      table.column("thermal_expansion_per_K");
      table.column("bulk_modulus_GPa");
      table.column("heat_capacity_p_J_per_mol_K");
      table.column("heat_capacity_v_J_per_mol_K");
      table.column("gruneisen");
    }
  }
}
