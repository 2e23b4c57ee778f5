package io.crisol.potentials.moment;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Moment tensor potentials as MLIP-2 keeps them, {@code .mtp}, version 1.1.0. Types are numbers
 * there; we write the symbols as the tag of the potential, and take them from it. Without them
 * types are the elements of the structure in order of first appearance.
 */
public final class MtpFile {
  private static final String BASIS = "RBChebyshev";
  private static final String TAG = "potential_tag";

  private static final Set<String> KNOWN =
      Set.of(
          "version",
          "potential_name",
          "scaling",
          "species_count",
          TAG,
          "radial_basis_type",
          "min_dist",
          "max_dist",
          "radial_basis_size",
          "radial_funcs_count",
          "alpha_moments_count",
          "alpha_index_basic_count",
          "alpha_index_basic",
          "alpha_index_times_count",
          "alpha_index_times",
          "alpha_scalar_moments",
          "alpha_moment_mapping",
          "species_coeffs",
          "moment_coeffs");

  private MtpFile() {}

  /**
   * Reads a trained potential.
   *
   * @param notes receives which elements the types are taken for where the file does not say
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     PARAMETER_MISSING, PARAMETER_INVALID
   */
  public static MomentPotential read(Path file, PotentialRequest request, Consumer<String> notes) {
    MtpText text = MtpText.read(file);
    for (String name : text.entries().keySet()) {
      if (!KNOWN.contains(name)) {
        text.text(name);
        throw text.malformed("the entry " + name + " is not known: " + Spelling.hint(name, KNOWN));
      }
    }
    requireBasis(text);
    RadialBasis basis =
        new RadialBasis(
            text.number("min_dist"), text.number("max_dist"), text.integer("radial_basis_size"));
    MomentShape shape =
        new MomentShape(
            elements(text, request, notes),
            basis,
            text.integer("radial_funcs_count"),
            plan(text),
            0);
    return new MomentPotential(
        shape, text.has("scaling") ? text.number("scaling") : 1, parameters(text, shape));
  }

  private static void requireBasis(MtpText text) {
    String type = text.text("radial_basis_type");
    if (!type.equals(BASIS)) {
      throw text.malformed("the radial basis " + type + " is not known, only " + BASIS);
    }
    if (!text.has("moment_coeffs")) {
      throw Problem.FILE_MALFORMED.with(
          text.file(), "it has no moment_coeffs: this potential was never trained");
    }
  }

  private static ContractionPlan plan(MtpText text) {
    int[] basics = text.integers("alpha_index_basic");
    int[] products = text.integers("alpha_index_times");
    int[] scalars = text.integers("alpha_moment_mapping");
    requireCount(text, "alpha_index_basic_count", basics.length, 4);
    requireCount(text, "alpha_index_times_count", products.length, 4);
    requireCount(text, "alpha_scalar_moments", scalars.length, 1);
    return new ContractionPlan(text.integer("alpha_moments_count"), basics, products, scalars);
  }

  private static void requireCount(MtpText text, String name, int numbers, int each) {
    if (text.integer(name) * (long) each != numbers) {
      throw text.malformed("the table holds " + numbers / each + ", not as many as this says");
    }
  }

  private static double[] parameters(MtpText text, MomentShape shape) {
    double[] parameters = new double[shape.parameterCount()];
    int n = shape.elements().size();
    int at = 0;
    for (int pair = 0; pair < n * n; pair++) {
      List<double[]> lists = text.radial(pair / n, pair % n);
      if (lists == null) {
        throw Problem.FILE_MALFORMED.with(
            text.file(), "it has no radial coefficients for types " + pair / n + "-" + pair % n);
      }
      for (double[] list : lists) {
        at = put(text, list, shape.basis().size(), parameters, at);
      }
    }
    at = put(text, text.list("species_coeffs"), n, parameters, at);
    put(text, text.list("moment_coeffs"), shape.scalarCount(), parameters, at);
    return parameters;
  }

  private static int put(MtpText text, double[] list, int expected, double[] to, int at) {
    if (list.length != expected) {
      throw text.malformed(
          "a list of coefficients has " + list.length + " numbers and needs " + expected);
    }
    System.arraycopy(list, 0, to, at, expected);
    return at + expected;
  }

  private static List<Element> elements(
      MtpText text, PotentialRequest request, Consumer<String> notes) {
    int count = text.integer("species_count");
    List<Element> named = new ArrayList<>();
    for (String word : text.has(TAG) ? text.text(TAG).split("\\s+") : new String[0]) {
      Arrays.stream(Element.values()).filter(e -> e.symbol().equals(word)).forEach(named::add);
    }
    if (named.size() == count) {
      return named;
    }
    List<Element> inOrder = List.copyOf(request.elements());
    if (inOrder.size() != count) {
      throw Problem.PARAMETER_MISSING.with(
          "what the " + count + " types of " + text.file() + " are",
          "its potential_tag holds no symbols, such as \"potential_tag = Si O\", and the structure"
              + " has "
              + inOrder);
    }
    notes.accept(
        "types "
            + IntStream.range(0, count)
                .mapToObj(t -> t + " " + inOrder.get(t))
                .collect(Collectors.joining(", "))
            + " by order of first appearance in the structure");
    return inOrder;
  }

  /**
   * Writes a potential.
   *
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED where it is no moment tensor
   *     potential, OUTPUT_UNWRITABLE
   */
  public static void write(Path file, Potential any) {
    if (!(any instanceof MomentPotential potential)) {
      throw Problem.NOT_EXPORTED.with(
          "this potential", "MLIP", "MLIP computes moment tensor potentials only");
    }
    MomentShape shape = potential.shape();
    double[] p = potential.parameters();
    StringBuilder text = new StringBuilder("MTP\nversion = 1.1.0\npotential_name = Crisol\n");
    entry(text, "scaling", number(potential.scaling()));
    entry(text, "species_count", shape.elements().size());
    entry(
        text, TAG, shape.elements().stream().map(Element::symbol).collect(Collectors.joining(" ")));
    entry(text, "radial_basis_type", BASIS);
    entry(text, "\tmin_dist", number(shape.basis().shortest()));
    entry(text, "\tmax_dist", number(shape.basis().cutoff()));
    entry(text, "\tradial_basis_size", shape.basis().size());
    entry(text, "\tradial_funcs_count", shape.functions());
    addRadial(text, shape, p);
    addPlan(text, shape.plan());
    int moments = shape.firstMoment();
    entry(text, "species_coeffs", list(p, shape.radialCount(), moments));
    text.append("moment_coeffs = ").append(list(p, moments, p.length));
    AtomicFile.write(file, text.toString());
  }

  private static void addRadial(StringBuilder text, MomentShape shape, double[] p) {
    text.append("\tradial_coeffs\n");
    int n = shape.elements().size();
    int size = shape.basis().size();
    for (int pair = 0; pair < n * n; pair++) {
      text.append("\t\t").append(pair / n).append('-').append(pair % n).append('\n');
      for (int mu = 0; mu < shape.functions(); mu++) {
        int from = pair * shape.coefficientsOfPair() + mu * size;
        text.append("\t\t\t").append(list(p, from, from + size)).append('\n');
      }
    }
  }

  private static void addPlan(StringBuilder text, ContractionPlan plan) {
    entry(text, "alpha_moments_count", plan.size());
    entry(text, "alpha_index_basic_count", plan.basicCount());
    entry(
        text,
        "alpha_index_basic",
        rows(plan.basicCount(), k -> Arrays.copyOfRange(plan.basics(), 4 * k, 4 * k + 4)));
    entry(text, "alpha_index_times_count", plan.productCount());
    entry(
        text,
        "alpha_index_times",
        rows(
            plan.productCount(),
            k -> new int[] {plan.left()[k], plan.right()[k], plan.factor()[k], plan.target()[k]}));
    entry(text, "alpha_scalar_moments", plan.scalars().length);
    entry(text, "alpha_moment_mapping", braces(plan.scalars()));
  }

  private static void entry(StringBuilder text, String name, Object value) {
    text.append(name).append(" = ").append(value).append('\n');
  }

  private static String rows(int count, java.util.function.IntFunction<int[]> row) {
    return IntStream.range(0, count)
        .mapToObj(k -> braces(row.apply(k)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String braces(int[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String list(double[] values, int from, int to) {
    return Arrays.stream(values, from, to)
        .mapToObj(MtpFile::number)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Seventeen digits, so that the number comes back. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.16e", value);
  }

  /** Whether a file begins as these do. */
  static boolean fits(List<String> head) {
    Optional<String> first = head.stream().findFirst();
    return first.map(line -> line.strip().equals("MTP")).orElse(false);
  }
}
