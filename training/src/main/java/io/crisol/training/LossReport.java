package io.crisol.training;

/**
 * Loss of a set of frames and the errors behind it, each a mean over frames; NaN where no frame has
 * the label.
 *
 * @param loss weighted loss
 * @param energyRmse meV/atom
 * @param forceRmse eV/Å per component
 */
public record LossReport(double loss, double energyRmse, double forceRmse) {}
