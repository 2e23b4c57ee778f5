/** Kinetic Monte Carlo: hops of carriers between the sites of a crystal, for long times. */
package io.crisol.simulation.kinetic;
