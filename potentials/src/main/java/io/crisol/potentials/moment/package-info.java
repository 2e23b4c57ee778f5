/** Moment tensor potentials: every level from our own enumeration, and files of MLIP. */
package io.crisol.potentials.moment;
