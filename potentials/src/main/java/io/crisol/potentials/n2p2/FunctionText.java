package io.crisol.potentials.n2p2;

import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.structures.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A symmetry function as a line of {@code input.nn}, in Å.
 *
 * @param component its number in the descriptor
 * @param text the line
 * @param cutoffType what {@code cutoff_type} must say for it; empty where it does not matter
 * @param read what the line will be read as, for the order
 */
record FunctionText(int component, String text, String cutoffType, FunctionLine read)
    implements Comparable<FunctionText> {
  static FunctionText of(Element centre, int component, SymmetryFunction function) {
    List<Object> words = new ArrayList<>();
    words.add("symfunction_short");
    words.add(centre);
    words.add(type(function));
    switch (function) {
      case SymmetryFunction.Radial radial -> {
        radial.neighbour().ifPresent(words::add);
        addRadial(words, radial.radial());
      }
      case SymmetryFunction.Angular angular -> {
        angular.pair().ifPresent(p -> words.addAll(List.of(p.first(), p.second())));
        addAngular(words, angular);
      }
    }
    String text = String.join(" ", words.stream().map(String::valueOf).toList());
    return checked(component, text, function);
  }

  /** Reads the line as n2p2's are read: it must be the function. */
  private static FunctionText checked(int component, String text, SymmetryFunction function) {
    Falloff falloff = Falloff.COSINE;
    double inner = 0;
    String cutoffType = "";
    if (function.radial() instanceof RadialFactor.Gaussian g) {
      falloff = g.falloff();
      inner = g.inner();
      cutoffType = InputFile.CUTOFFS.indexOf(falloff) + " " + inner;
    }
    TextLines.Line line =
        new TextLines.Line(Path.of(N2p2Folder.INPUT), 0, List.of(text.split(" ")));
    FunctionLine read = FunctionLine.read(line, 1, falloff, inner);
    if (!read.function().equals(function)) {
      throw N2p2Writer.refused("n2p2 has no words for the symmetry function " + function.text());
    }
    return new FunctionText(component, text, cutoffType, read);
  }

  private static int type(SymmetryFunction function) {
    boolean compact = function.radial() instanceof RadialFactor.Compact;
    return switch (function) {
      case SymmetryFunction.Radial radial ->
          radial.neighbour().isPresent() ? (compact ? 20 : 2) : compact ? 23 : 12;
      case SymmetryFunction.Angular angular -> {
        boolean paired = angular.pair().isPresent();
        if (compact) {
          yield (paired ? 21 : 24) + (angular.narrow() ? 0 : 1);
        }
        if (!paired && !angular.narrow()) {
          throw N2p2Writer.refused("n2p2 has no wide weighted symmetry function");
        }
        yield paired ? (angular.narrow() ? 3 : 9) : 13;
      }
    };
  }

  private static void addRadial(List<Object> words, RadialFactor factor) {
    switch (factor) {
      case RadialFactor.Gaussian g -> words.addAll(List.of(g.eta(), g.shift(), g.cutoff()));
      case RadialFactor.Compact c -> words.addAll(List.of(c.low(), c.cutoff(), subtype(c)));
    }
  }

  private static String subtype(RadialFactor.Compact factor) {
    String name =
        switch (factor.falloff()) {
          case EXPONENTIAL -> "e";
          case POLYNOMIAL_1 -> "p1";
          case POLYNOMIAL_2 -> "p2";
          case POLYNOMIAL_3 -> "p3";
          case POLYNOMIAL_4 -> "p4";
          default ->
              throw N2p2Writer.refused("n2p2 has no compact function of " + factor.falloff());
        };
    return name + (factor.asymmetric() ? "a" : "");
  }

  private static void addAngular(List<Object> words, SymmetryFunction.Angular function) {
    if (function.radial() instanceof RadialFactor.Gaussian g
        && function.angular() instanceof AngularFactor.CosinePower power) {
      words.add(g.eta());
      if (function.pair().isEmpty()) {
        words.add(g.shift());
      }
      words.addAll(List.of(power.lambda(), power.zeta(), g.cutoff()));
      if (function.pair().isPresent()) {
        words.add(g.shift());
      }
    } else if (function.radial() instanceof RadialFactor.Compact c
        && function.angular() instanceof AngularFactor.Compact angle) {
      words.addAll(List.of(c.low(), c.cutoff(), degrees(angle.left()), degrees(angle.right())));
      words.add(subtype(c));
    } else {
      throw N2p2Writer.refused("n2p2 has no words for the symmetry function " + function.text());
    }
  }

  /** The shortest number of degrees that gives exactly these radians when read. */
  private static double degrees(double radians) {
    double near = radians * 180 / Math.PI;
    List<Double> candidates =
        new ArrayList<>(List.of(Math.rint(near), Math.rint(near * 1e9) / 1e9));
    for (int k = -4; k <= 4; k++) {
      candidates.add(near + k * Math.ulp(near));
    }
    return candidates.stream()
        .filter(d -> d * Math.PI / 180 == radians)
        .findFirst()
        .orElseThrow(() -> N2p2Writer.refused("no number of degrees gives " + radians + " rad"));
  }

  /** What {@code cutoff_type} says for all functions. */
  static String cutoffType(List<List<FunctionText>> lines) {
    Set<String> types = new TreeSet<>();
    lines.forEach(own -> own.forEach(line -> types.add(line.cutoffType)));
    types.remove("");
    if (types.size() > 1) {
      throw N2p2Writer.refused("its symmetry functions have different cutoff functions");
    }
    return types.stream().findFirst().orElse("1 0.0");
  }

  @Override
  public int compareTo(FunctionText other) {
    return FunctionLine.ORDER.compare(read, other.read);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionText line
        && line.component == component
        && line.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
