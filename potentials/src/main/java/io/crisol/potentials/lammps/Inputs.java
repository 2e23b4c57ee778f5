package io.crisol.potentials.lammps;

import java.util.Set;

/** What commands of an input matter. */
final class Inputs {
  private static final Set<String> READ =
      Set.of(
          "units",
          "pair_style",
          "pair_coeff",
          "pair_modify",
          "kspace_style",
          "kspace_modify",
          "dielectric",
          "special_bonds",
          "mass",
          "set",
          "labelmap",
          "clear",
          "fix",
          "fix_modify",
          "neigh_modify",
          "bond_style",
          "angle_style",
          "dihedral_style",
          "improper_style",
          "dimension",
          "atom_style");

  /** Commands that say where atoms are, how they move or what is printed. */
  private static final Set<String> HARMLESS =
      Set.of(
          "angle_coeff",
          "angle_write",
          "atom_modify",
          "balance",
          "bond_coeff",
          "bond_write",
          "boundary",
          "box",
          "change_box",
          "comm_modify",
          "comm_style",
          "compute",
          "compute_modify",
          "create_atoms",
          "create_bonds",
          "create_box",
          "delete_atoms",
          "delete_bonds",
          "dihedral_coeff",
          "displace_atoms",
          "dump",
          "dump_modify",
          "dynamical_matrix",
          "echo",
          "group",
          "group2ndx",
          "if",
          "improper_coeff",
          "info",
          "jump",
          "label",
          "lattice",
          "log",
          "min_modify",
          "min_style",
          "minimize",
          "molecule",
          "neb",
          "neighbor",
          "newton",
          "next",
          "package",
          "pair_write",
          "partition",
          "plugin",
          "prd",
          "print",
          "processors",
          "python",
          "quit",
          "read_data",
          "read_dump",
          "read_restart",
          "region",
          "replicate",
          "rerun",
          "reset_atom_ids",
          "reset_atoms",
          "reset_ids",
          "reset_mol_ids",
          "reset_timestep",
          "restart",
          "run",
          "run_style",
          "shell",
          "suffix",
          "tad",
          "temper",
          "thermo",
          "thermo_modify",
          "thermo_style",
          "third_order",
          "timer",
          "timestep",
          "uncompute",
          "undump",
          "unfix",
          "velocity",
          "write_coeff",
          "write_data",
          "write_dump",
          "write_restart");

  /** Commands of a whole input, in which LAMMPS takes Lennard-Jones units where none are named. */
  private static final Set<String> WHOLE =
      Set.of("create_box", "read_data", "read_restart", "run", "minimize");

  /** Fixes that add energies or forces. */
  private static final Set<String> FORCING =
      Set.of(
          "adapt",
          "addforce",
          "addtorque",
          "atc",
          "bond/react",
          "charge/regulation",
          "cmap",
          "colvars",
          "drag",
          "efield",
          "electrode",
          "external",
          "gravity",
          "indent",
          "langevin/drude",
          "oneway",
          "orient",
          "plumed",
          "polarize",
          "qeq",
          "qmmm",
          "restrain",
          "smd",
          "spring",
          "ti",
          "wall");

  private Inputs() {}

  static boolean isRead(String command) {
    return READ.contains(command);
  }

  static boolean isHarmless(String command) {
    return HARMLESS.contains(command);
  }

  static boolean belongsToWholeInput(String command) {
    return WHOLE.contains(command);
  }

  /**
   * Whether a fix of this style changes energies or forces: {@code wall/lj93}, {@code qeq/point}.
   */
  static boolean isForcing(String fixStyle) {
    int slash = fixStyle.indexOf('/');
    return FORCING.contains(fixStyle)
        || slash > 0 && FORCING.contains(fixStyle.substring(0, slash));
  }
}
