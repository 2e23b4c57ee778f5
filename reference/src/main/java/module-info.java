/** Where labels come from: ab initio programs, other potentials, recorded calculations, sockets. */
module io.crisol.reference {
  requires transitive io.crisol.potentials;

  exports io.crisol.reference;
  exports io.crisol.reference.ase;
  exports io.crisol.reference.cp2k;
  exports io.crisol.reference.espresso;
  exports io.crisol.reference.ipi;
  exports io.crisol.reference.jobs;
  exports io.crisol.reference.settings;
  exports io.crisol.reference.vasp;
}
