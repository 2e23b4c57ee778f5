/**
 * Elementary functions with the same bits before and after compilation, as numbers and as vectors.
 */
package io.crisol.potentials.functions;
