/** Atoms, cells, frames, neighbours and units. */
package io.crisol.structures;
