package io.crisol.potentials.n2p2;

import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A line {@code symfunction_short}. Indices in {@code scaling.data} and the inputs of the networks
 * follow n2p2's order of the functions, not that of the lines: by type, then by parameters as
 * {@link #ORDER} says.
 *
 * @param subtype of compact functions, else empty
 * @param key numbers that decide the order among functions of one type and subtype
 */
record FunctionLine(
    Element centre, int type, String subtype, double[] key, SymmetryFunction function) {
  static final Comparator<FunctionLine> ORDER =
      Comparator.comparingInt(FunctionLine::type)
          .thenComparing(FunctionLine::subtype)
          .thenComparing(FunctionLine::key, Arrays::compare);

  /** Takes one word after the other. */
  private static final class Words {
    private final TextLines.Line line;
    private final double length;
    private final Falloff falloff;
    private final double inner;
    private int at = 3;

    Words(TextLines.Line line, double length, Falloff falloff, double inner) {
      this.line = line;
      this.length = length;
      this.falloff = falloff;
      this.inner = inner;
    }

    double real() {
      return line.real(at++);
    }

    Element element() {
      return InputFile.element(line, line.word(at++));
    }

    boolean hasNext() {
      return at < line.words().size();
    }

    void end() {
      if (hasNext()) {
        throw line.malformed("\"" + line.word(at) + "\" is one word too many");
      }
    }

    RadialFactor gaussian(double eta, double shift, double cutoff) {
      return new RadialFactor.Gaussian(
          eta / (length * length), shift * length, cutoff * length, falloff, inner);
    }
  }

  /**
   * Reads a line.
   *
   * @param length unit of length of the file, Å
   */
  static FunctionLine read(TextLines.Line line, double length, Falloff falloff, double inner) {
    Element centre = InputFile.element(line, line.word(1));
    int type = line.integer(2);
    Words words = new Words(line, length, falloff, inner);
    FunctionLine read =
        switch (type) {
          case 2, 12 -> radial(centre, type, words);
          case 3, 9, 13 -> angular(centre, type, words);
          case 20, 21, 22, 23, 24, 25 -> compact(centre, type, words);
          default ->
              throw Keywords.refused(
                  line,
                  "symmetry functions of type "
                      + type
                      + " are not computed; known are 2, 3, 9, 12, 13 and 20 to 25");
        };
    words.end();
    return read;
  }

  private static FunctionLine radial(Element centre, int type, Words words) {
    Optional<Element> neighbour = type == 2 ? Optional.of(words.element()) : Optional.empty();
    double eta = words.real();
    double shift = words.real();
    double cutoff = words.real();
    double[] key = {cutoff, eta, shift, neighbour.map(Element::ordinal).orElse(0)};
    return new FunctionLine(
        centre,
        type,
        "",
        key,
        new SymmetryFunction.Radial(neighbour, words.gaussian(eta, shift, cutoff)));
  }

  private static FunctionLine angular(Element centre, int type, Words words) {
    boolean weighted = type == 13;
    Optional<SymmetryFunction.Pair> pair = weighted ? Optional.empty() : Optional.of(pair(words));
    double eta = words.real();
    double shift = weighted ? words.real() : 0;
    double lambda = words.real();
    double zeta = words.real();
    double cutoff = words.real();
    shift = !weighted && words.hasNext() ? words.real() : shift;
    double[] key = {cutoff, eta, shift, zeta, lambda, first(pair), second(pair)};
    return new FunctionLine(
        centre,
        type,
        "",
        key,
        new SymmetryFunction.Angular(
            pair,
            words.gaussian(eta, shift, cutoff),
            new AngularFactor.CosinePower(lambda, zeta),
            type != 9));
  }

  private static FunctionLine compact(Element centre, int type, Words words) {
    Optional<Element> neighbour = type == 20 ? Optional.of(words.element()) : Optional.empty();
    boolean paired = type == 21 || type == 22;
    Optional<SymmetryFunction.Pair> pair = paired ? Optional.of(pair(words)) : Optional.empty();
    double low = words.real();
    double cutoff = words.real();
    boolean angular = type != 20 && type != 23;
    List<Double> key = new ArrayList<>();
    key.add((double) neighbour.map(Element::ordinal).orElse(0));
    key.addAll(List.of(first(pair), second(pair), cutoff, low));
    double left = angular ? words.real() : 0;
    double right = angular ? words.real() : 0;
    key.addAll(List.of(left, right));
    String subtype = words.line.word(words.at++);
    Falloff form = form(words.line, subtype);
    RadialFactor radial =
        new RadialFactor.Compact(
            low * words.length, cutoff * words.length, form, subtype.endsWith("a"));
    // The asymmetric form of n2p2 is one of the radial part alone.
    SymmetryFunction function =
        angular
            ? new SymmetryFunction.Angular(
                pair,
                radial,
                new AngularFactor.Compact(left * Math.PI / 180, right * Math.PI / 180, form, false),
                type == 21 || type == 24)
            : new SymmetryFunction.Radial(neighbour, radial);
    double[] numbers = key.stream().mapToDouble(Double::doubleValue).toArray();
    return new FunctionLine(centre, type, subtype, numbers, function);
  }

  private static Falloff form(TextLines.Line line, String subtype) {
    return switch (subtype) {
      case "e" -> Falloff.EXPONENTIAL;
      case "p1", "p1a" -> Falloff.POLYNOMIAL_1;
      case "p2", "p2a" -> Falloff.POLYNOMIAL_2;
      case "p3", "p3a" -> Falloff.POLYNOMIAL_3;
      case "p4", "p4a" -> Falloff.POLYNOMIAL_4;
      default ->
          throw Keywords.refused(
              line, "the subtype \"" + subtype + "\" is none of e, p1 … p4, p1a … p4a");
    };
  }

  private static SymmetryFunction.Pair pair(Words words) {
    Element first = words.element();
    return new SymmetryFunction.Pair(first, words.element());
  }

  private static double first(Optional<SymmetryFunction.Pair> pair) {
    return pair.map(p -> p.first().ordinal()).orElse(0);
  }

  private static double second(Optional<SymmetryFunction.Pair> pair) {
    return pair.map(p -> p.second().ordinal()).orElse(0);
  }
}
