/** Lattice vibrations: force constants, frequencies, band structures, free energies. */
package io.crisol.simulation.phonons;
