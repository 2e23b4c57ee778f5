/**
 * Feed-forward networks on descriptors of atomic environments: one network per element (Behler and
 * Parrinello 2007).
 */
package io.crisol.potentials.network;
