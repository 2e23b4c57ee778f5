/** VASP as a labeller. */
package io.crisol.reference.vasp;
