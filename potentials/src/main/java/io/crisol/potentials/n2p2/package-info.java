/**
 * Potentials in the files of n2p2 and RuNNer: {@code input.nn}, {@code scaling.data}, {@code
 * weights.*.data} (Singraber, Behler, Dellago, JCTC 15, 1827 (2019), doi:10.1021/acs.jctc.8b00770).
 */
package io.crisol.potentials.n2p2;
