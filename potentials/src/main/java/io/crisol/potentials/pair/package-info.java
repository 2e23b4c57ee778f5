/** Pair potentials: the simplest examples of a sum of atomic energies. */
package io.crisol.potentials.pair;
