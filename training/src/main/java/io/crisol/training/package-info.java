/** Data sets, losses and trainers. */
package io.crisol.training;
