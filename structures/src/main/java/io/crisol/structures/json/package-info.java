/**
 * JSON values, exact to the last bit of a double: potential files, results and checkpoints are made
 * of them.
 */
package io.crisol.structures.json;
