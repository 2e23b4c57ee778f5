/** Hops of atoms in a crystal: which there are, how high they are, and whether they connect. */
package io.crisol.simulation.hops;
