/** Monte Carlo walks whose trials cost the neighbourhood of an atom, not the system. */
package io.crisol.simulation.montecarlo;
