/** Diffusion and conduction from trajectories: displacements, their errors, Arrhenius' law. */
package io.crisol.simulation.transport;
