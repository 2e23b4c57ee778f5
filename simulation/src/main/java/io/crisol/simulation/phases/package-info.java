/** Crystal structures compared: which of them a potential prefers, and by how much. */
package io.crisol.simulation.phases;
