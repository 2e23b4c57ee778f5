package io.crisol.testkit;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.ChargeModel;
import io.crisol.potentials.network.ChargedAtom;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Networks with charges and random parameters. */
final class ChargedModels {
  static final List<Element> ELEMENTS = List.of(Na, Cl);

  private ChargedModels() {}

  /** Crystals and clusters, one of each with a total charge. */
  static List<Structure> structures() {
    List<Structure> structures = new ArrayList<>(NetworkModels.structures(ELEMENTS).subList(0, 5));
    structures.set(1, charged(structures.get(1), 1));
    structures.set(4, charged(structures.get(4), -1));
    return structures;
  }

  static Structure charged(Structure structure, double total) {
    double[] q = new double[structure.size()];
    Arrays.fill(q, total / q.length);
    return structure.withCharges(q);
  }

  static ChargedTrainable trainable(ChargeModel model, NearScreening screening) {
    ChebyshevDescriptor descriptor = NetworkModels.descriptor(ELEMENTS);
    ChargedShape shape =
        new ChargedShape(
            model,
            Map.of(Na, 0.9, Cl, 0.7),
            Map.of(Na, 4.0, Cl, 7.0),
            screening,
            Map.of(Na, 0.8, Cl, -0.8),
            new int[] {8, 6},
            new int[] {7});
    List<ChargedExample> examples = examples(descriptor, shape);
    List<double[]> references = new ArrayList<>();
    examples.forEach(_ -> references.add(null));
    double[] shortest = {2, 2, 2, 2};
    return new ChargedBuilder(descriptor, shape, examples, references)
        .initial(new double[] {-1, -2}, 0.5, shortest, new RandomStream(31));
  }

  private static List<ChargedExample> examples(ChebyshevDescriptor descriptor, ChargedShape shape) {
    return NetworkModels.structures(ELEMENTS).subList(5, 12).stream()
        .map(
            structure ->
                ChargedExample.of(
                    descriptor,
                    shape.widths(structure),
                    shape.screening(),
                    structure,
                    Neighbors.of(structure, descriptor.cutoff(), 0)))
        .toList();
  }

  static ChargedNetworks potential(ChargedTrainable model) {
    List<ChargedExample> examples =
        structures().stream()
            .map(s -> model.prepare(s, Neighbors.of(s, model.potential().cutoff(), 0)))
            .toList();
    return ChargedBuilder.withDomain(model.potential(), examples, examples);
  }

  /** The same shape with networks that are zero, and a constant for each element instead. */
  static ChargedNetworks constant(ChargedNetworks shape, double[] constants) {
    List<ChargedAtom> atoms = new ArrayList<>();
    for (int e = 0; e < constants.length; e++) {
      ChargedAtom atom = shape.atoms().get(e);
      atoms.add(
          new ChargedAtom(
              zero(atom.energy(), 0),
              zero(atom.charge(), constants[e]),
              atom.hardness(),
              atom.width()));
    }
    return new ChargedNetworks(
        shape.model(), shape.descriptor(), atoms, shape.screening(), shape.shortest());
  }

  private static AtomNetwork zero(AtomNetwork network, double constant) {
    double[] parameters = new double[network.network().parameters().length];
    return new AtomNetwork(
        constant, network.scaling(), network.network().withParameters(parameters), null);
  }
}
