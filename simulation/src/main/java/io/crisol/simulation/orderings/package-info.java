/**
 * Orderings of crystals with partially occupied sites: enumerated by symmetry or sampled, screened
 * by Ewald energies.
 */
package io.crisol.simulation.orderings;
