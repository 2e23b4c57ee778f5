/** Search for the nearest minimum of the energy. */
package io.crisol.simulation.relax;
