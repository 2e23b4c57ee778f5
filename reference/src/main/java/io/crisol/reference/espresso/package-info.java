/** Quantum ESPRESSO's pw.x as a labeller. */
package io.crisol.reference.espresso;
