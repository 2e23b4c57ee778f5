/** Dynamics, relaxation and the properties computed from them. */
module io.crisol.simulation {
  requires transitive io.crisol.potentials;
  requires jdk.incubator.vector;
}
