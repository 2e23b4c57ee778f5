/** Dynamics, relaxation and the properties computed from them. */
module io.crisol.simulation {
  requires transitive io.crisol.potentials;
  requires ejml.core;
  requires ejml.ddense;
  requires jdk.incubator.vector;

  exports io.crisol.simulation;
  exports io.crisol.simulation.analysis;
  exports io.crisol.simulation.battery;
  exports io.crisol.simulation.building;
  exports io.crisol.simulation.bulk;
  exports io.crisol.simulation.defects;
  exports io.crisol.simulation.dynamics;
  exports io.crisol.simulation.faults;
  exports io.crisol.simulation.guards;
  exports io.crisol.simulation.hops;
  exports io.crisol.simulation.kinetic;
  exports io.crisol.simulation.montecarlo;
  exports io.crisol.simulation.orderings;
  exports io.crisol.simulation.path;
  exports io.crisol.simulation.phonons;
  exports io.crisol.simulation.phases;
  exports io.crisol.simulation.relax;
  exports io.crisol.simulation.run;
  exports io.crisol.simulation.search;
  exports io.crisol.simulation.search.hull;
  exports io.crisol.simulation.surfaces;
  exports io.crisol.simulation.transport;
}
