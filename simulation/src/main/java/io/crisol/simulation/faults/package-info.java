/** Generalised stacking faults: what it costs to slip one half of a crystal over the other. */
package io.crisol.simulation.faults;
