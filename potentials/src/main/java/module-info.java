/** Interatomic potentials: one package per family. */
module io.crisol.potentials {
  requires transitive io.crisol.structures;
  requires jdk.incubator.vector;

  exports io.crisol.potentials;
  exports io.crisol.potentials.descriptors;
  exports io.crisol.potentials.network;
}
