/** Search for structures of low energy: genetic algorithm and random structures. */
package io.crisol.simulation.search;
