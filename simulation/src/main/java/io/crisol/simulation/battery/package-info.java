/** Electrodes and electrolytes: a host and the ions that leave it. */
package io.crisol.simulation.battery;
