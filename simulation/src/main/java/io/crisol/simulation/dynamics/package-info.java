/** Molecular dynamics: states, integrators, thermostats. */
package io.crisol.simulation.dynamics;
