package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.potentials.network.ChargeModel;
import io.crisol.potentials.network.ChargedBuilder;
import io.crisol.potentials.network.ChargedExample;
import io.crisol.potentials.network.ChargedNetworks;
import io.crisol.potentials.network.ChargedShape;
import io.crisol.potentials.network.ChargedTrainable;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Networks with charges. */
record ChargedLearner(NetworkOptions options, ChargeOptions charges, Descriptor descriptor)
    implements NetworkLearner {
  private ChargedShape shape() {
    Map<Element, Double> widths = new EnumMap<>(Element.class);
    Map<Element, Double> hardness = new EnumMap<>(Element.class);
    Map<Element, Double> start = new EnumMap<>(Element.class);
    for (Element element : descriptor.elements()) {
      widths.put(element, charges.width(element));
      hardness.put(element, charges.hardness(element));
      start.put(element, charges.startCharges().getOrDefault(element.symbol(), 0.0));
    }
    return new ChargedShape(
        isEquilibrated() ? ChargeModel.EQUILIBRATED : ChargeModel.ENVIRONMENT,
        widths,
        hardness,
        screening(),
        start,
        DescriptorChoice.hidden(options),
        charges.chargeHidden().stream().mapToInt(Integer::intValue).toArray());
  }

  private NearScreening screening() {
    double outer = charges.screeningOuter().orElse(descriptor.cutoff());
    return outer == 0 ? NearScreening.NONE : new NearScreening(charges.screeningInner(), outer);
  }

  @Override
  public ChargedExample prepare(Structure structure, Neighbors neighbors) {
    ChargedShape shape = shape();
    return ChargedExample.of(
        descriptor, shape.widths(structure), shape.screening(), structure, neighbors);
  }

  @Override
  public ChargedExample prepareValues(Structure structure, Neighbors neighbors) {
    ChargedShape shape = shape();
    return ChargedExample.valuesOf(
        descriptor, shape.widths(structure), shape.screening(), structure, neighbors);
  }

  @Override
  public ChargedExample complete(
      Trainable.Example values, Structure structure, Neighbors neighbors) {
    return ((ChargedExample) values).completed(descriptor, structure, neighbors);
  }

  /** Responses of networks with charges always come with forces. */
  @Override
  public boolean energyTakesValuesOnly() {
    return false;
  }

  @Override
  public long estimateValuesBytes(int atoms) {
    return ChargedExample.estimateValuesBytes(descriptor, screening(), atoms);
  }

  @Override
  public int parameters() {
    ChargedShape shape = shape();
    int further = isEquilibrated() ? 1 : 0;
    int hardness = isEquilibrated() ? descriptor.elements().size() : 0;
    return PlainLearner.parameters(descriptor, shape.hidden(), further)
        + PlainLearner.parameters(descriptor, shape.chargeHidden(), 0)
        + hardness;
  }

  @Override
  public long estimateBytes(int atoms, long entries) {
    return ChargedExample.estimateBytes(descriptor, screening(), atoms, entries);
  }

  private boolean isEquilibrated() {
    return charges.charges() == ChargeOptions.Kind.EQUILIBRATED;
  }

  @Override
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "networks: two per element, energy with hidden layers "
            + options.hidden()
            + (isEquilibrated() ? ", electronegativity with " : ", charge with ")
            + charges.chargeHidden()
            + ", tanh");
    descriptor.elements().forEach(element -> lines.add(describe(element)));
    NearScreening screening = screening();
    lines.add(
        screening.isPresent()
            ? String.format(
                Locale.ROOT,
                "Coulomb energy of near pairs is screened, from %.2f to %.2f Å",
                screening.inner(),
                screening.outer())
            : "Coulomb energy counts at every distance");
    return lines;
  }

  private String describe(Element element) {
    String cloud =
        String.format(Locale.ROOT, "cloud of %s: width %.3f Å", element, charges.width(element));
    return isEquilibrated()
        ? cloud
            + String.format(
                Locale.ROOT, ", hardness %.3f eV/e² to begin with", charges.hardness(element))
        : cloud;
  }

  @Override
  public ChargedTrainable initial(
      List<PreparedFrame> train,
      double[] references,
      double preconditioning,
      double[] shortest,
      RandomStream random) {
    List<double[]> known = new ArrayList<>();
    train.forEach(frame -> known.add(frame.frame().labels().charges().orElse(null)));
    return new ChargedBuilder(descriptor, shape(), examples(train), known)
        .initial(references, preconditioning, shortest, random);
  }

  @Override
  public Potential withDomain(
      Potential trained, List<PreparedFrame> train, List<PreparedFrame> validation) {
    return ChargedBuilder.withDomain(
        (ChargedNetworks) trained, examples(train), examples(validation));
  }

  private static List<ChargedExample> examples(List<PreparedFrame> frames) {
    return frames.stream().map(frame -> (ChargedExample) frame.held()).toList();
  }
}
