package io.crisol.training.evaluation;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.training.ReferenceEnergies;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes one constant per element, fitted to the energy errors, off the errors: for data with
 * another zero of energy.
 */
final class EnergyAlignment {
  private EnergyAlignment() {}

  static List<FrameComparison> apply(List<FrameComparison> frames) {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    List<Frame> errors = new ArrayList<>();
    for (FrameComparison f : frames) {
      if (!Double.isNaN(f.energyError())) {
        elements.addAll(f.frame().structure().elementSet());
        errors.add(
            f.frame().withLabels(Labels.NONE.withEnergy(f.energyError() * f.frame().size())));
      }
    }
    if (errors.isEmpty()) {
      return frames;
    }
    Map<Element, Double> shift = ReferenceEnergies.of(errors, elements, Map.of()).energies();
    return frames.stream().map(f -> shifted(f, shift)).toList();
  }

  private static FrameComparison shifted(FrameComparison f, Map<Element, Double> shift) {
    if (Double.isNaN(f.energyError())) {
      return f;
    }
    double perAtom = 0;
    for (Map.Entry<Element, Integer> part : f.frame().structure().composition().entrySet()) {
      perAtom += shift.get(part.getKey()) * part.getValue() / f.frame().size();
    }
    return new FrameComparison(
        f.frame(),
        f.prediction(),
        f.energyError() - perAtom,
        f.forceErrors(),
        f.stressErrors(),
        f.chargeErrors());
  }
}
