/** Learning on the fly: explore, stop, select, label, retrain, replay. */
module io.crisol.learning {
  requires transitive io.crisol.reference;
  requires transitive io.crisol.simulation;
  requires transitive io.crisol.training;

  exports io.crisol.learning;
}
