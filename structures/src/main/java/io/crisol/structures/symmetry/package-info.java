/** Symmetry of crystals. */
package io.crisol.structures.symmetry;
