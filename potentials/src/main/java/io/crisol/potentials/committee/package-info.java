/** Committees: several potentials for the same thing, whose disagreement tells how far to trust. */
package io.crisol.potentials.committee;
