/** CP2K as a labeller. */
package io.crisol.reference.cp2k;
