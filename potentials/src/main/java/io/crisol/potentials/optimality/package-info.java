/** D-optimality: how far the energy of an atom is from what the data of a linear model decide. */
package io.crisol.potentials.optimality;
