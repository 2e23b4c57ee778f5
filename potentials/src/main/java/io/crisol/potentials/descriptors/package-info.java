/**
 * Descriptors of atomic environments: numbers that do not change when the atoms are moved, turned
 * or renumbered.
 */
package io.crisol.potentials.descriptors;
