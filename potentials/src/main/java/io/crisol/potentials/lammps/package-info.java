/** Potentials as LAMMPS inputs name them: read, and written as folders that LAMMPS runs. */
package io.crisol.potentials.lammps;
