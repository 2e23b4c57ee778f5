package io.crisol.potentials.n2p2;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.ChargedNetworks;
import io.crisol.potentials.network.ElementDomain;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a {@link NetworkPotential} on symmetry functions as a folder of n2p2, in Å and eV; read
 * again, it gives the same bits. What a folder cannot hold: the covariance of the training data and
 * the shortest distances.
 */
public final class N2p2Writer {
  /** Stands for a range that is not known: nothing is ever outside of it. */
  private static final double UNKNOWN = 1e30;

  private final NetworkPotential potential;
  private final SymmetryFunctionDescriptor descriptor;

  /** Elements by atomic number, as indices of the descriptor's. */
  private final List<Integer> order = new ArrayList<>();

  /** Lines of each element in n2p2's order. */
  private final List<List<FunctionText>> lines = new ArrayList<>();

  private N2p2Writer(NetworkPotential potential, SymmetryFunctionDescriptor descriptor) {
    this.potential = potential;
    this.descriptor = descriptor;
    for (int e = 0; e < descriptor.elements().size(); e++) {
      order.add(e);
      Element centre = descriptor.elements().get(e);
      List<FunctionText> own = new ArrayList<>();
      for (int n = 0; n < descriptor.size(e); n++) {
        own.add(FunctionText.of(centre, n, descriptor.functions(e).get(n)));
      }
      Collections.sort(own);
      lines.add(own);
    }
    order.sort((a, b) -> descriptor.elements().get(a).compareTo(descriptor.elements().get(b)));
  }

  /**
   * Writes the folder.
   *
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED where n2p2 has no words for the
   *     potential, OUTPUT_UNWRITABLE
   */
  public static void write(Path folder, Potential potential) {
    if (potential instanceof ChargedNetworks) {
      throw refused(
          "it has charges, and how n2p2 keeps those (hardness, weightse, nnp_type 4G-HDNNP) could not"
              + " be checked against its numbers: a folder read otherwise than meant would give wrong"
              + " energies");
    }
    if (!(potential instanceof NetworkPotential network)
        || !(network.descriptor() instanceof SymmetryFunctionDescriptor descriptor)) {
      throw refused("n2p2 computes networks on symmetry functions only");
    }
    N2p2Writer writer = new N2p2Writer(network, descriptor);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(N2p2Folder.INPUT, writer.input());
    files.put(N2p2Folder.SCALING, writer.scaling());
    for (int e = 0; e < descriptor.elements().size(); e++) {
      files.put(N2p2Folder.weights(descriptor.elements().get(e)), writer.weights(e));
    }
    // Only when all can be said is anything written.
    files.forEach((name, text) -> AtomicFile.write(folder.resolve(name), text));
  }

  static RuntimeException refused(String why) {
    return Problem.NOT_EXPORTED.with("this potential", "n2p2", why);
  }

  private String input() {
    StringBuilder text = new StringBuilder("# Written by Crisol.\n# Length unit : Angstrom\n");
    text.append("# Energy unit : eV\nnumber_of_elements ").append(order.size());
    text.append("\nelements");
    order.forEach(e -> text.append(' ').append(descriptor.elements().get(e)));
    for (int e : order) {
      text.append("\natom_energy ").append(descriptor.elements().get(e)).append(' ');
      text.append(potential.atoms().get(e).referenceEnergy());
    }
    text.append("\ncutoff_type ").append(FunctionText.cutoffType(lines));
    text.append("\nscale_symmetry_functions_sigma\nscale_min_short 0.0\nscale_max_short 1.0\n");
    text.append(layers());
    for (int e : order) {
      lines.get(e).forEach(line -> text.append(line.text()).append('\n'));
    }
    return text.toString();
  }

  private String layers() {
    Network first = potential.atoms().getFirst().network();
    int[] sizes = first.sizes();
    for (AtomNetwork atom : potential.atoms()) {
      int[] own = atom.network().sizes();
      own[0] = sizes[0];
      if (!Arrays.equals(own, sizes) || !atom.network().activations().equals(first.activations())) {
        throw refused("its elements have networks of different shape");
      }
    }
    StringBuilder text = new StringBuilder("global_hidden_layers_short " + (sizes.length - 2));
    if (sizes.length > 2) {
      text.append("\nglobal_nodes_short");
      Arrays.stream(sizes, 1, sizes.length - 1).forEach(n -> text.append(' ').append(n));
    }
    text.append("\nglobal_activation_short");
    first
        .activations()
        .forEach(
            f ->
                text.append(' ')
                    .append(
                        LayerKeywords.letter(f)
                            .orElseThrow(() -> refused("n2p2 has no activation " + f.text()))));
    return text.append('\n').toString();
  }

  private String scaling() {
    StringBuilder text = new StringBuilder("# e_index sf_index sf_min sf_max sf_mean sf_sigma\n");
    for (int k = 0; k < order.size(); k++) {
      AtomNetwork atom = potential.atoms().get(order.get(k));
      ElementDomain domain = atom.domain();
      int row = 1;
      for (FunctionText line : lines.get(order.get(k))) {
        int n = line.component();
        double low = domain == null ? -UNKNOWN : domain.low()[n];
        double high = domain == null ? UNKNOWN : domain.high()[n];
        double sigma = counts(atom.scaling(), n) ? atom.scaling().sigma()[n] : 1;
        text.append(k + 1).append(' ').append(row++);
        for (double value : new double[] {low, high, atom.scaling().mean()[n], sigma}) {
          text.append(' ').append(number(value));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Whether a component is not taken for constant. */
  private static boolean counts(Scaling scaling, int n) {
    return scaling.sigma()[n] > scaling.least();
  }

  private String weights(int e) {
    AtomNetwork atom = potential.atoms().get(e);
    int[] sizes = atom.network().sizes();
    double[] parameters = atom.network().parameters();
    StringBuilder text = new StringBuilder("# connection t index l_s n_s l_e n_e\n");
    int from = 0;
    int index = 1;
    for (int l = 0; l + 1 < sizes.length; l++) {
      for (int i = 0; i < sizes[l]; i++) {
        int input = l == 0 ? lines.get(e).get(i).component() : i;
        boolean zero = l == 0 && !counts(atom.scaling(), input);
        for (int o = 0; o < sizes[l + 1]; o++) {
          double weight = zero ? 0 : parameters[from + o * sizes[l] + input];
          text.append(number(weight)).append(" a ").append(index++).append(' ').append(l);
          text.append(' ').append(i + 1).append(' ').append(l + 1).append(' ').append(o + 1);
          text.append('\n');
        }
      }
      from += sizes[l] * sizes[l + 1];
      for (int o = 0; o < sizes[l + 1]; o++) {
        text.append(number(parameters[from++])).append(" b ").append(index++).append(' ');
        text.append(l + 1).append(' ').append(o + 1).append('\n');
      }
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%24.16E", value);
  }
}
