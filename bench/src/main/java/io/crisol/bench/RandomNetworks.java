package io.crisol.bench;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes networks with random weights and two hidden layers of 15 units on Chebyshev descriptors of
 * copper, for measurements of speed: the time does not depend on the weights. Their energies are
 * small, so that the crystal stays one for as long as it is timed. Argument: the folder for {@code
 * Cu-10-4.crisol.json} (radial order 10 within 6.0 Å, angular order 4 within 4.0 Å) and {@code
 * Cu-14-6.crisol.json} (14 within 6.5 Å, 6 within 4.5 Å).
 */
public final class RandomNetworks {
  private static final int UNITS = 15;
  private static final double SPREAD = 10;
  private static final double OUTPUT = 1e-3;

  private RandomNetworks() {}

  /** Writes the files. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    write(folder, new Expansion(10, 6.0), new Expansion(4, 4.0));
    write(folder, new Expansion(14, 6.5), new Expansion(6, 4.5));
  }

  private static void write(Path folder, Expansion radial, Expansion angular) {
    ChebyshevDescriptor descriptor =
        new ChebyshevDescriptor(List.of(Element.Cu), List.of(radial), List.of(angular));
    String name = "Cu-" + radial.order() + "-" + angular.order() + PotentialFile.ENDING;
    double[] shortest = {Double.NaN};
    PotentialFile.write(
        folder.resolve(name),
        new NetworkPotential(descriptor, List.of(atom(descriptor.size())), shortest));
  }

  private static AtomNetwork atom(int inputs) {
    int[] sizes = {inputs, UNITS, UNITS, 1};
    RandomStream random = new RandomStream(41);
    double[] parameters = new double[Network.count(sizes)];
    Arrays.setAll(parameters, _ -> random.nextGaussian() / Math.sqrt(UNITS));
    for (int k = parameters.length - UNITS - 1; k < parameters.length; k++) {
      parameters[k] *= OUTPUT;
    }
    double[] sigma = new double[inputs];
    Arrays.fill(sigma, SPREAD);
    return new AtomNetwork(
        -3.5, new Scaling(new double[inputs], sigma), new Network(sizes, parameters), null);
  }
}
