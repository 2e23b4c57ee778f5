/** Potentials on the bispectrum of the neighbour density (SNAP). */
package io.crisol.potentials.spectral;
