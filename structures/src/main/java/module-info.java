/** Atoms, cells, frames, neighbours, units and the files they come from. */
module io.crisol.structures {
  requires java.xml;
  requires tools.jackson.core;

  exports io.crisol.structures;
  exports io.crisol.structures.check;
  exports io.crisol.structures.io;
  exports io.crisol.structures.json;
  exports io.crisol.structures.symmetry;
}
