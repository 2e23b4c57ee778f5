package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.electrostatics.CloudInteraction;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes untrained networks with charges from the descriptors and charges of the training data: the
 * constants x_0 are such that the first charges are about the mean ones of each element.
 */
public final class ChargedBuilder {
  /** Spread of the charges of an element at the least, e. */
  private static final double LEAST_SPREAD = 0.02;

  /** The same where it is not known. */
  private static final double USUAL_SPREAD = 0.1;

  private final Descriptor descriptor;
  private final ChargedShape shape;
  private final List<ChargedExample> examples;
  private final List<double[]> charges = new ArrayList<>();
  private final List<double[]> potentials = new ArrayList<>();
  private final boolean known;

  /**
   * A builder.
   *
   * @param examples the training examples
   * @param references reference charges of each, double[N], e; null where there are none
   */
  public ChargedBuilder(
      Descriptor descriptor,
      ChargedShape shape,
      List<ChargedExample> examples,
      List<double[]> references) {
    this.descriptor = descriptor;
    this.shape = shape;
    this.examples = examples;
    this.known = references.stream().anyMatch(q -> q != null);
    for (int f = 0; f < examples.size(); f++) {
      double[] q = references.get(f);
      charges.add(q != null ? q : known ? null : start(examples.get(f)));
      double[] phi = new double[examples.get(f).size()];
      if (charges.get(f) != null) {
        examples.get(f).clouds().times(charges.get(f), phi);
      }
      potentials.add(phi);
    }
  }

  /** Charges of the elements, moved together to the total charge. */
  private double[] start(ChargedExample example) {
    double[] q = new double[example.size()];
    double lack = example.totalCharge();
    for (int i = 0; i < q.length; i++) {
      q[i] = shape.startCharges().getOrDefault(element(example, i), 0.0);
      lack -= q[i];
    }
    for (int i = 0; i < q.length; i++) {
      q[i] += lack / q.length;
    }
    return q;
  }

  private Element element(ChargedExample example, int i) {
    return descriptor.elements().get(example.local().element(i));
  }

  /**
   * An untrained model; other arguments as in {@link NetworkBuilder#initial}.
   *
   * @param referenceEnergies energy of an atom of each element of the descriptor, eV
   */
  public ChargedTrainable initial(
      double[] referenceEnergies, double preconditioning, double[] shortest, RandomStream random) {
    List<NetworkExample> local = examples.stream().map(ChargedExample::local).toList();
    Layers energies = new Layers();
    Layers outputs = new Layers();
    List<ChargedAtom> atoms = new ArrayList<>();
    double electrostatic = meanEnergy();
    for (int e = 0; e < descriptor.elements().size(); e++) {
      Element element = descriptor.elements().get(e);
      DescriptorStatistics statistics = DescriptorStatistics.of(local, e, descriptor.size(e));
      double[] further = shape.takesCharge() ? spread(e) : null;
      AtomNetwork output =
          outputs.add(statistics, null, shape.chargeHidden(), offset(e), preconditioning, random);
      double reference = referenceEnergies[e];
      AtomNetwork energy =
          energies.add(statistics, further, shape.hidden(), reference, preconditioning, random);
      energies.addToLast(-electrostatic);
      double hardness = shape.hardness().get(element);
      atoms.add(new ChargedAtom(energy, output, hardness, shape.widths().get(element)));
    }
    double[] parameters = joined(energies.parameters, outputs.parameters, hardnesses());
    return new ChargedTrainable(
        new ChargedNetworks(shape.model(), descriptor, atoms, shape.screening(), shortest),
        energies.preconditioners,
        outputs.preconditioners,
        parameters);
  }

  /** √J of each element, where it is trained. */
  private double[] hardnesses() {
    return shape.model() == ChargeModel.EQUILIBRATED
        ? descriptor.elements().stream()
            .mapToDouble(element -> Math.sqrt(shape.hardness().get(element)))
            .toArray()
        : new double[0];
  }

  /** Networks of one kind as they are made. */
  private static final class Layers {
    private final List<double[]> preconditioners = new ArrayList<>();
    private double[] parameters = {};

    /** One more; {@code further} is mean and sigma of an input after the descriptor, or null. */
    AtomNetwork add(
        DescriptorStatistics statistics,
        double[] further,
        int[] hidden,
        double constant,
        double preconditioning,
        RandomStream random) {
      int d = statistics.scaling().mean().length;
      int inputs = further == null ? d : d + 1;
      int[] sizes = NetworkBuilder.sizes(inputs, hidden);
      preconditioners.add(bordered(statistics.power(-preconditioning / 2), d, inputs));
      double[] own = NetworkBuilder.random(sizes, random);
      Preconditioner.apply(own, sizes, bordered(statistics.power(preconditioning / 2), d, inputs));
      parameters = joined(parameters, own);
      Scaling scaling =
          further == null
              ? statistics.scaling()
              : new Scaling(
                  joined(statistics.scaling().mean(), new double[] {further[0]}),
                  joined(statistics.scaling().sigma(), new double[] {further[1]}));
      Network zero = new Network(sizes, new double[Network.count(sizes)]);
      return new AtomNetwork(constant, scaling, zero, null);
    }

    /** Adds to the output of the network that was added last. */
    void addToLast(double shift) {
      parameters[parameters.length - 1] += shift;
    }

    /** The matrix with ones after it on the diagonal. */
    private static double[] bordered(double[] r, int d, int inputs) {
      double[] all = new double[inputs * inputs];
      for (int i = 0; i < inputs; i++) {
        all[i * inputs + i] = 1;
        if (i < d) {
          System.arraycopy(r, i * d, all, i * inputs, d);
        }
      }
      return all;
    }
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Mean and spread of the charges of an element, e. */
  private double[] spread(int e) {
    double[] sums = new double[3];
    forEach(
        e,
        (q, _) -> {
          sums[0]++;
          sums[1] += q;
          sums[2] += q * q;
        });
    double count = Math.max(1, sums[0]);
    double mean = sums[1] / count;
    double deviation = Math.sqrt(Math.max(0, sums[2] / count - mean * mean));
    return new double[] {mean, known ? Math.max(LEAST_SPREAD, deviation) : USUAL_SPREAD};
  }

  /**
   * x_0 of an element: the mean of its charges, or of the electronegativities −A Q that would give
   * them.
   */
  private double offset(int e) {
    if (shape.model() == ChargeModel.ENVIRONMENT) {
      return spread(e)[0];
    }
    Element element = descriptor.elements().get(e);
    double diagonal =
        shape.hardness().get(element) + CloudInteraction.selfTerm(shape.widths().get(element));
    double[] sums = new double[2];
    forEach(
        e,
        (q, phi) -> {
          sums[0]++;
          sums[1] -= phi + diagonal * q;
        });
    return sums[1] / Math.max(1, sums[0]);
  }

  /** Takes charge and potential of an atom. */
  private interface AtomCharge {
    void take(double q, double phi);
  }

  private void forEach(int e, AtomCharge work) {
    for (int f = 0; f < examples.size(); f++) {
      for (int i = 0; charges.get(f) != null && i < charges.get(f).length; i++) {
        if (examples.get(f).local().element(i) == e) {
          work.take(charges.get(f)[i], potentials.get(f)[i]);
        }
      }
    }
  }

  /** Electrostatic energy of an atom in the mean, eV. */
  private double meanEnergy() {
    double sum = 0;
    int count = 0;
    for (int f = 0; f < examples.size(); f++) {
      double[] q = charges.get(f);
      if (q != null) {
        double[] phi = examples.get(f).potentials(q);
        for (int i = 0; i < q.length; i++) {
          sum += 0.5 * q[i] * phi[i];
        }
        count += q.length;
      }
    }
    return sum / Math.max(1, count);
  }

  /**
   * The potential with the domain of its training data, as in {@link NetworkBuilder#withDomain}.
   */
  public static ChargedNetworks withDomain(
      ChargedNetworks potential, List<ChargedExample> training, List<ChargedExample> ordinary) {
    List<NetworkExample> known = training.stream().map(ChargedExample::local).toList();
    List<NetworkExample> unseen = ordinary.stream().map(ChargedExample::local).toList();
    List<ChargedAtom> atoms = new ArrayList<>();
    for (int e = 0; e < potential.atoms().size(); e++) {
      ChargedAtom atom = potential.atoms().get(e);
      AtomNetwork charge = atom.charge();
      ElementDomain domain = DomainCalibration.of(charge.scaling(), known, unseen, e);
      AtomNetwork marked =
          new AtomNetwork(charge.referenceEnergy(), charge.scaling(), charge.network(), domain);
      atoms.add(new ChargedAtom(atom.energy(), marked, atom.hardness(), atom.width()));
    }
    return new ChargedNetworks(
        potential.model(),
        potential.descriptor(),
        atoms,
        potential.screening(),
        potential.shortest());
  }
}
