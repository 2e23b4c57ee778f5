/** Runs that leave a folder and can be resumed. */
package io.crisol.simulation.run;
