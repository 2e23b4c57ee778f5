/** Calculators of ASE as labellers. */
package io.crisol.reference.ase;
