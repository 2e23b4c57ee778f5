/**
 * Minimisers whose whole state can be saved, so that an interrupted fit goes on with the same bits.
 */
package io.crisol.training.optimizers;
