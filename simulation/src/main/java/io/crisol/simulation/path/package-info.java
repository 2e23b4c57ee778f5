/** Paths between minima of the energy. */
package io.crisol.simulation.path;
