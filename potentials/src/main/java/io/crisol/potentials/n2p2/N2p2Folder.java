package io.crisol.potentials.n2p2;

import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.network.Activation;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.ElementDomain;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder with {@code input.nn}, {@code scaling.data} and a {@code weights.ZZZ.data} for each
 * element, as a {@link NetworkPotential}.
 */
public final class N2p2Folder {
  static final String INPUT = "input.nn";
  static final String SCALING = "scaling.data";

  private final Path folder;
  private final InputFile input;
  private final ScalingFile scaling;
  private final List<Element> elements;

  private N2p2Folder(Path folder, Consumer<String> notes) {
    this.folder = folder;
    this.input = InputFile.read(folder.resolve(INPUT), notes);
    this.scaling = ScalingFile.read(folder.resolve(SCALING));
    this.elements = input.elements();
  }

  static String weights(Element element) {
    return "weights.%03d.data".formatted(element.atomicNumber());
  }

  /**
   * Reads a folder.
   *
   * @param known the units, where something outside of the folder states them
   * @param notes receives what results should say
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     KEYWORD_NOT_HONOURED
   */
  public static NetworkPotential read(
      Path folder, Optional<FileUnits> known, Consumer<String> notes) {
    N2p2Folder reader = new N2p2Folder(folder, notes);
    FileUnits units =
        known
            .or(() -> FileUnits.stated(folder.resolve(INPUT)))
            .orElseGet(() -> reader.assumedUnits());
    if (!units.note().isEmpty()) {
      notes.accept(units.note());
    }
    return reader.potential(units);
  }

  /**
   * The symmetry functions of an {@code input.nn}, without networks.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     KEYWORD_NOT_HONOURED; OPTION_INVALID where it does not state its unit of length
   */
  public static SymmetryFunctionDescriptor descriptor(Path file) {
    InputFile input = InputFile.read(file, _ -> {});
    FileUnits units =
        FileUnits.stated(file)
            .orElseThrow(
                () ->
                    Problem.OPTION_INVALID
                        .with(
                            "functions_from",
                            file.getFileName(),
                            "it does not state its units",
                            "add the lines \"# Length unit : Bohr\" and \"# Energy unit : Ha\","
                                + " or those that it is in")
                        .at(file.toString()));
    return new SymmetryFunctionDescriptor(
        input.elements(), functions(input, input.elements(), units.length()));
  }

  private NetworkPotential potential(FileUnits units) {
    List<List<SymmetryFunction>> functions = functions(input, elements, units.length());
    List<AtomNetwork> atoms = new ArrayList<>();
    double meanEnergy = input.real("mean_energy", 0);
    for (int e = 0; e < elements.size(); e++) {
      int size = functions.get(e).size();
      double free = input.atomEnergies().getOrDefault(elements.get(e), 0.0);
      ElementDomain domain = scaling.domain(e, size);
      atoms.add(
          new AtomNetwork(
              (meanEnergy + free) * units.energy(),
              scaling.scaling(input, e, size),
              network(elements.get(e), size, units.energy() / input.real("conv_energy", 1)),
              domain));
    }
    double[] shortest = new double[elements.size() * elements.size()];
    Arrays.fill(shortest, Double.NaN);
    return new NetworkPotential(
        new SymmetryFunctionDescriptor(elements, functions), atoms, shortest);
  }

  /** Functions of each element in n2p2's order. */
  private static List<List<SymmetryFunction>> functions(
      InputFile input, List<Element> elements, double length) {
    List<FunctionLine> all = new ArrayList<>();
    for (TextLines.Line line : input.all("symfunction_short")) {
      FunctionLine function = FunctionLine.read(line, length, input.falloff(), input.inner());
      if (!elements.contains(function.centre())) {
        throw line.malformed(function.centre() + " is not among the elements " + elements);
      }
      all.add(function);
    }
    List<List<SymmetryFunction>> functions = new ArrayList<>();
    for (Element element : elements) {
      functions.add(
          all.stream()
              .filter(line -> line.centre() == element)
              .sorted(FunctionLine.ORDER)
              .map(FunctionLine::function)
              .toList());
      if (functions.getLast().isEmpty()) {
        throw Problem.FILE_MALFORMED.with(
            input.file(), "there is no line symfunction_short for " + element);
      }
    }
    return functions;
  }

  private FileUnits assumedUnits() {
    List<List<SymmetryFunction>> functions = functions(input, elements, 1);
    double volume = Double.NaN;
    double radius = 0;
    for (int e = 0; e < elements.size(); e++) {
      double own = DataDensity.volume(functions.get(e), scaling.mean(e, functions.get(e).size()));
      volume = Double.isNaN(volume) ? own : Math.min(volume, own);
      radius += elements.get(e).covalentRadius() / elements.size();
    }
    return FileUnits.assumed(volume, radius);
  }

  /** The network with its output in eV. */
  private Network network(Element element, int inputs, double energy) {
    Path file = folder.resolve(weights(element));
    if (!Files.isRegularFile(file)) {
      throw Problem.FILE_NOT_FOUND
          .with(file)
          .at(input.file() + ", which has the element " + element);
    }
    List<TextLines.Line> lines = TextLines.read(file);
    int[] sizes = sizes(element, inputs, file, lines);
    double[] parameters = WeightsFile.parameters(file, lines, sizes, input.has("normalize_nodes"));
    List<Activation> activations =
        new ArrayList<>(LayerKeywords.activations(input, element, sizes.length - 1));
    if (activations.getLast() == Activation.LINEAR) {
      for (int k = parameters.length - 1 - sizes[sizes.length - 2]; k < parameters.length; k++) {
        parameters[k] *= energy;
      }
      return new Network(sizes, activations, parameters);
    }
    // One more linear layer turns the output into eV.
    int[] longer = Arrays.copyOf(sizes, sizes.length + 1);
    longer[sizes.length] = 1;
    double[] more = Arrays.copyOf(parameters, parameters.length + 2);
    more[parameters.length] = energy;
    activations.add(Activation.LINEAR);
    return new Network(longer, activations, more);
  }

  private int[] sizes(Element element, int inputs, Path file, List<TextLines.Line> lines) {
    int[] stated = WeightsFile.sizes(lines);
    Optional<int[]> keywords = LayerKeywords.sizes(input, element, inputs);
    int[] sizes =
        stated.length > 0
            ? stated
            : keywords.orElseThrow(
                () ->
                    Problem.FILE_MALFORMED.with(
                        file, "it does not say which layers its weights connect"));
    boolean fits = keywords.map(k -> Arrays.equals(k, sizes)).orElse(true);
    if (!fits || sizes[0] != inputs || sizes[sizes.length - 1] != 1) {
      throw Problem.FILE_MALFORMED.with(
          file,
          "its network is "
              + Arrays.toString(sizes)
              + ", and that of input.nn "
              + keywords.map(Arrays::toString).orElse("[" + inputs + ", …, 1]"));
    }
    return sizes;
  }
}
