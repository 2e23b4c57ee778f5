/** Convex hulls of formation energies: which phases are stable, and at which voltage ions go in. */
package io.crisol.simulation.search.hull;
