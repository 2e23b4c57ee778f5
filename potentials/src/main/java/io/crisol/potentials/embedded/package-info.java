/** Potentials of atoms embedded in the density of their neighbours. */
package io.crisol.potentials.embedded;
