/** Electrostatics: potentials that are no sums of environments. */
package io.crisol.potentials.electrostatics;
