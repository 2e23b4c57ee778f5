/** What stops a run before it says nonsense. */
package io.crisol.simulation.guards;
