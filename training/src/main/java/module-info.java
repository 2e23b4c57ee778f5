/** Data sets, losses, trainers, checkpoints, uncertainty and selection. */
module io.crisol.training {
  requires transitive io.crisol.potentials;
  requires ejml.core;
  requires ejml.ddense;

  exports io.crisol.training;
  exports io.crisol.training.evaluation;
  exports io.crisol.training.selection;
}
