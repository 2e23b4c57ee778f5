/** Surfaces of crystals: slabs and their energies. */
package io.crisol.simulation.surfaces;
