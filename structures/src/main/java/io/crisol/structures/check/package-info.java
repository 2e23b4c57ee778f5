/** Finds what is wrong with a set of frames before anything is trained on it. */
package io.crisol.structures.check;
