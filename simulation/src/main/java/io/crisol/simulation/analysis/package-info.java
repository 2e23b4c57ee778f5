/** What is measured along a trajectory. */
package io.crisol.simulation.analysis;
