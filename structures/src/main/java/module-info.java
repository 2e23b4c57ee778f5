/** Atoms, cells, frames, neighbours, units and the files they come from. */
module io.crisol.structures {
  requires tools.jackson.core;
}
