/**
 * Building of structures: recipes of steps from a prototype or a file to slabs, clusters, defects
 * and sampled sets.
 */
package io.crisol.simulation.building;
