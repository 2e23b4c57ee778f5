/**
 * Learning on the fly: dynamics explores with the present potential, frames that it does not know
 * are labelled by a reference, the potential is trained again and the exploration goes on. {@link
 * io.crisol.learning.Campaign} is the loop.
 */
package io.crisol.learning;
