/** Interatomic potentials and what they predict. */
package io.crisol.potentials;
