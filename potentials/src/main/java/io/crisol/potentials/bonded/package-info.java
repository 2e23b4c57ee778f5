/** Potentials with angles between bonds: Stillinger-Weber and Tersoff. */
package io.crisol.potentials.bonded;
