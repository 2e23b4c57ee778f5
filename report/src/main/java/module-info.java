/** Typed results turned into one self-contained page. */
module io.crisol.report {
  requires transitive io.crisol.simulation;
  requires transitive io.crisol.training;

  exports io.crisol.report;
}
