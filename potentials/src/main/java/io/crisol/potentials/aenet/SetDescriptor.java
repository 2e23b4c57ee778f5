package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** From the set-ups of a set of elements, out of .stp or network files, to one descriptor. */
final class SetDescriptor {
  /** Parameters of the Chebyshev descriptor in the place of the first function's. */
  private static final int RADIAL_CUTOFF = 0;

  private static final int RADIAL_ORDER = 1;
  private static final int ANGULAR_CUTOFF = 2;
  private static final int ANGULAR_ORDER = 3;

  /** A set-up and the name of its file in messages. */
  record Named(String name, AenetFile.Setup setup) {
    Element element() {
      return Element.of(setup.element());
    }

    List<Element> environment() {
      return Stream.of(setup.environment()).map(Element::of).toList();
    }

    ProblemException invalid(String what, Object value, String why) {
      return Problem.PARAMETER_INVALID
          .with(what, value, why, "give files that were trained together")
          .at(name);
    }
  }

  private SetDescriptor() {}

  /**
   * The descriptor: one for all where the set-ups are alike, else one by element.
   *
   * @throws ProblemException PARAMETER_MISSING for an element without set-up, PARAMETER_INVALID,
   *     with the file
   */
  static Descriptor of(List<Named> setups) {
    Map<Element, Named> byElement = byElement(setups);
    setups.forEach(setup -> requireAll(setup, byElement));
    List<Element> elements = List.copyOf(byElement.keySet());
    if (setups.stream().allMatch(setup -> kind(setup).equals(BehlerSetup.KIND))) {
      List<List<SymmetryFunction>> all = new ArrayList<>();
      byElement.values().forEach(setup -> all.add(functions(setup)));
      return new SymmetryFunctionDescriptor(elements, all);
    }
    List<Descriptor> parts = new ArrayList<>();
    byElement.values().forEach(setup -> parts.add(part(setup, elements)));
    return parts.stream().allMatch(part -> same(part, parts.getFirst()))
        ? parts.getFirst()
        : new ElementDescriptors(elements, parts);
  }

  private static Map<Element, Named> byElement(List<Named> setups) {
    Map<Element, Named> byElement = new EnumMap<>(Element.class);
    for (Named setup : setups) {
      Named other = byElement.put(setup.element(), setup);
      if (other != null) {
        throw setup.invalid(
            "element", setup.element(), "the one in " + other.name() + " is for it too");
      }
    }
    return byElement;
  }

  /** Every element of the surroundings is there, and none twice. */
  private static void requireAll(Named setup, Map<Element, Named> byElement) {
    List<Element> environment = setup.environment();
    if (Set.copyOf(environment).size() < environment.size()) {
      throw setup.invalid("environment", environment, "an element stands there twice");
    }
    for (Element element : environment) {
      if (!byElement.containsKey(element)) {
        throw Problem.PARAMETER_MISSING
            .with(
                (setup.name().endsWith(AenetSetups.ENDING) ? "the set-up of " : "the network of ")
                    + element,
                "its atoms are among the surroundings in ENV of "
                    + setup.name()
                    + "; name the files of all elements, such as Ti.nn,O.nn")
            .at(setup.name());
      }
    }
    // Symmetry functions name their neighbours; expansions must know what weight they have.
    for (Element element : byElement.keySet()) {
      if (kind(setup).equals(AenetFile.Setup.CHEBYSHEV) && !environment.contains(element)) {
        throw setup.invalid(
            "environment",
            environment,
            byElement.get(element).name() + " is for " + element + ", whose atoms it does not see");
      }
    }
  }

  /** The kind as it is written here. */
  private static String kind(Named setup) {
    String kind = setup.setup().kind();
    return Stream.of(AenetFile.Setup.CHEBYSHEV, BehlerSetup.KIND)
        .filter(kind::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                setup.invalid("kind of descriptor", kind, "Crisol reads Chebyshev and Behler2011"));
  }

  private static List<SymmetryFunction> functions(Named setup) {
    try {
      return BehlerSetup.functions(setup.setup());
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(setup.name()) : e;
    }
  }

  private static Descriptor part(Named setup, List<Element> elements) {
    if (kind(setup).equals(AenetFile.Setup.CHEBYSHEV)) {
      return chebyshev(setup);
    }
    // Only atoms of its own element are described with it.
    List<SymmetryFunction> functions = functions(setup);
    return new SymmetryFunctionDescriptor(elements, elements.stream().map(_ -> functions).toList());
  }

  private static boolean same(Descriptor a, Descriptor b) {
    return a instanceof ChebyshevDescriptor one
        && b instanceof ChebyshevDescriptor other
        && one.elements().equals(other.elements())
        && one.radial().equals(other.radial())
        && one.angular().equals(other.angular());
  }

  private static ChebyshevDescriptor chebyshev(Named setup) {
    double[] p = setup.setup().parameters();
    ChebyshevDescriptor descriptor =
        new ChebyshevDescriptor(
            setup.environment(),
            List.of(new Expansion(order(setup, p[RADIAL_ORDER]), p[RADIAL_CUTOFF])),
            List.of(new Expansion(order(setup, p[ANGULAR_ORDER]), p[ANGULAR_CUTOFF])));
    if (descriptor.size() != setup.setup().size()) {
      throw setup.invalid(
          "number of components",
          setup.setup().size(),
          "its orders and elements give " + descriptor.size());
    }
    return descriptor;
  }

  private static int order(Named setup, double value) {
    if (value != Math.rint(value)) {
      throw setup.invalid("order", value, "an order is a whole number");
    }
    return (int) value;
  }

  /** A Chebyshev set-up without statistics. */
  static AenetFile.Setup chebyshev(
      String element,
      List<Element> environment,
      double shortest,
      Expansion radial,
      Expansion angular) {
    int size = (radial.size() + angular.size()) * (environment.size() > 1 ? 2 : 1);
    double[] parameters = new double[AenetFile.Setup.PARAMETERS * size];
    parameters[RADIAL_CUTOFF] = radial.cutoff();
    parameters[RADIAL_ORDER] = radial.order();
    parameters[ANGULAR_CUTOFF] = angular.cutoff();
    parameters[ANGULAR_ORDER] = angular.order();
    return new AenetFile.Setup(
        "",
        element,
        environment.stream().map(Element::symbol).toArray(String[]::new),
        shortest,
        Math.max(radial.cutoff(), angular.cutoff()),
        AenetFile.Setup.CHEBYSHEV,
        new int[size],
        parameters,
        new int[2 * size],
        AenetFile.Statistics.none(size));
  }
}
