package io.crisol.training;

import io.crisol.potentials.aenet.AenetSetups;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.n2p2.N2p2Folder;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The descriptor of a training run, with cutoffs chosen from the data where none are given.
 *
 * @param explanation in words, to be shown
 */
public record DescriptorChoice(Descriptor descriptor, String explanation) {
  /**
   * Neighbours within the outer cutoff: two to three shells, beyond which errors hardly fall
   * (docs/experiments.md).
   */
  private static final double NEIGHBOURS = 28;

  /** Inner angular cutoff as a share of the outer one: the first shell by itself. */
  private static final double INNER = 0.7;

  /**
   * Chooses what the options leave open.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where given symmetry functions are
   *     for other elements than those of the frames
   */
  public static DescriptorChoice of(NetworkOptions options, List<Frame> frames) {
    Set<Element> present = EnumSet.noneOf(Element.class);
    frames.forEach(frame -> present.addAll(frame.structure().elementSet()));
    double outer = radius(frames, NEIGHBOURS);
    if (options.descriptor() == NetworkOptions.Kind.CHEBYSHEV) {
      return chebyshev(options, present, outer);
    }
    return options.functionsFrom().isPresent()
        ? given(options.functionsFrom().get(), present)
        : functions(options, frames, present, outer);
  }

  private static DescriptorChoice given(String file, Set<Element> present) {
    Descriptor descriptor = read(file);
    if (!Set.copyOf(descriptor.elements()).equals(present)) {
      throw Problem.OPTION_INVALID.with(
          "functions_from",
          file,
          "its elements are " + descriptor.elements() + ", those of the frames " + present,
          "take data and functions of the same elements");
    }
    return new DescriptorChoice(descriptor, words(descriptor) + ", from " + file);
  }

  private static Descriptor read(String file) {
    List<Path> files = Arrays.stream(file.split(",")).map(name -> Path.of(name.strip())).toList();
    return files.stream().allMatch(name -> name.toString().endsWith(AenetSetups.ENDING))
        ? AenetSetups.descriptor(files)
        : N2p2Folder.descriptor(Path.of(file));
  }

  private static String words(Descriptor descriptor) {
    return switch (descriptor) {
      case ChebyshevDescriptor chebyshev -> words(chebyshev);
      case SymmetryFunctionDescriptor functions -> counts(functions);
      case ElementDescriptors parts ->
          IntStream.range(0, parts.elements().size())
              .mapToObj(e -> parts.elements().get(e) + ": " + words(parts, e))
              .collect(Collectors.joining("; "));
      default -> "given";
    };
  }

  private static String words(ElementDescriptors parts, int e) {
    return parts.of(e) instanceof ChebyshevDescriptor chebyshev
        ? words(chebyshev)
        : parts.size(e) + " symmetry functions";
  }

  private static String words(ChebyshevDescriptor descriptor) {
    return "Chebyshev, "
        + descriptor.size()
        + " components: radial "
        + words(descriptor.radial())
        + ", angular "
        + words(descriptor.angular());
  }

  private static String words(List<Expansion> expansions) {
    return expansions.stream()
        .map(x -> "order " + x.order() + " within " + x.cutoff() + " Å")
        .collect(Collectors.joining(" and "));
  }

  private static DescriptorChoice functions(
      NetworkOptions options, List<Frame> frames, Set<Element> present, double outer) {
    double cutoff = options.functionCutoff().orElse(outer);
    SymmetryFunctionDescriptor descriptor =
        SymmetryFunctionChoice.of(List.copyOf(present), cutoff, options.functions(), frames);
    String explanation =
        String.format(
            Locale.ROOT,
            "%s within %s Å, chosen from a pool of %d by how much of the data's variation they"
                + " hold",
            counts(descriptor),
            cutoff,
            SymmetryFunctionChoice.pool(descriptor.elements(), cutoff).size());
    return new DescriptorChoice(descriptor, explanation);
  }

  private static String counts(SymmetryFunctionDescriptor descriptor) {
    StringJoiner counts = new StringJoiner(", ", "symmetry functions: ", "");
    for (int e = 0; e < descriptor.elements().size(); e++) {
      counts.add(descriptor.size(e) + " of " + descriptor.elements().get(e));
    }
    return counts.toString();
  }

  private static DescriptorChoice chebyshev(
      NetworkOptions options, Set<Element> present, double outer) {
    double inner = Math.round(20 * INNER * outer) / 20.0;
    List<Double> radial = given(options.radialCutoffs(), List.of(outer));
    List<Double> angular = given(options.angularCutoffs(), List.of(inner, outer));
    ChebyshevDescriptor descriptor =
        new ChebyshevDescriptor(
            List.copyOf(present),
            expansions(options.radialOrder(), radial),
            expansions(options.angularOrder(), angular));
    String explanation =
        String.format(
            Locale.ROOT,
            "Chebyshev, %d components: radial order %d within %s Å, angular order %d within %s Å%s",
            descriptor.size(),
            options.radialOrder(),
            radial,
            options.angularOrder(),
            angular,
            reason(options, outer));
    return new DescriptorChoice(descriptor, explanation);
  }

  private static List<Double> given(List<Double> cutoffs, List<Double> otherwise) {
    return cutoffs.isEmpty() ? otherwise : cutoffs;
  }

  private static List<Expansion> expansions(int order, List<Double> cutoffs) {
    return cutoffs.stream().map(cutoff -> new Expansion(order, cutoff)).toList();
  }

  /** Why these cutoffs; empty where all of them are given. */
  private static String reason(NetworkOptions options, double outer) {
    return options.radialCutoffs().isEmpty() || options.angularCutoffs().isEmpty()
        ? String.format(
            Locale.ROOT,
            "; cutoffs chosen from the data: about %.0f neighbours within %.1f Å",
            NEIGHBOURS,
            outer)
        : "";
  }

  /**
   * The radius that holds so many neighbours at the median density of the bulk frames, to half an
   * Å; 4.5 to 7, 5 without any.
   */
  static double radius(List<Frame> frames, double neighbours) {
    double[] densities =
        frames.stream()
            .filter(frame -> frame.structure().cell().isBulk())
            .mapToDouble(frame -> frame.size() / frame.structure().cell().volume())
            .sorted()
            .toArray();
    if (densities.length == 0) {
      return 5;
    }
    double density = densities[densities.length / 2];
    double radius = Math.cbrt(3 * neighbours / (4 * Math.PI * density));
    return Math.clamp(Math.rint(2 * radius) / 2, 4.5, 7);
  }

  /** Units of each hidden layer. */
  static int[] hidden(NetworkOptions options) {
    return options.hidden().stream().mapToInt(Integer::intValue).toArray();
  }
}
