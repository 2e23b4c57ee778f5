package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.ShortText;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Files and short texts of the pair potentials:
 *
 * <pre>
 *   lj(epsilon=0.0104, sigma=3.4, cutoff=8.5, smooth=shift)                                 one element
 *   lj(Ar-Ar(epsilon=…, sigma=…), Kr-Kr(epsilon=…, sigma=…), mixing=lorentz-berthelot, cutoff=9)
 * </pre>
 *
 * A pair may have its own cutoff among its parameters.
 *
 * @param <P> parameters of a pair of elements
 */
abstract class PairFamily<P> implements PotentialFamily {
  private static final String NO_MIXING = "none";
  private static final String CUTOFF = "cutoff";

  /** A pair from its entries. */
  abstract P pair(Parameters entries);

  /** The rule by which a pair follows from those of its two elements, by name. */
  abstract Map<String, BinaryOperator<P>> mixingRules();

  abstract Potential make(Map<ElementPair, P> pairs, PairCutoffs cutoffs, Smoothing smoothing);

  /** The entries of a pair. */
  abstract Json.Obj entries(P pair);

  /** The record of a potential. */
  final PotentialRecord record(
      Map<ElementPair, P> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    Json.Obj byPair = new Json.Obj();
    pairs.forEach(
        (pair, parameters) -> {
          Json.Obj entries = entries(parameters);
          if (cutoffs.of(pair) != cutoffs.common()) {
            entries.put(CUTOFF, cutoffs.of(pair));
          }
          byPair.put(pair.toString(), entries);
        });
    return PotentialRecord.of(
        name(),
        new Json.Obj()
            .put(CUTOFF, cutoffs.common())
            .put("smooth", smoothing.word())
            .put("pairs", byPair));
  }

  @Override
  public final Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    Map<ElementPair, P> pairs = new TreeMap<>();
    Map<ElementPair, Double> own = new TreeMap<>();
    parameters
        .required("pairs")
        .asObject()
        .members()
        .forEach((name, entries) -> put(pairs, own, name, entries.asObject()));
    Potential potential =
        make(pairs, new PairCutoffs(cutoff(parameters), own), smoothing(parameters));
    parameters.finish();
    return potential;
  }

  @Override
  public final Potential read(ShortText text, PotentialRequest request) {
    Parameters parameters = text.parameters();
    double cutoff = cutoff(parameters);
    Smoothing smoothing = smoothing(parameters);
    Map<ElementPair, P> pairs = new TreeMap<>();
    Map<ElementPair, Double> own = new TreeMap<>();
    if (text.members().isEmpty()) {
      pairs.put(ElementPair.of(onlyElement(text, request.elements())), pair(parameters));
    } else {
      text.members().forEach(member -> put(pairs, own, member.name(), member.named()));
      mix(text.name(), parameters, pairs);
    }
    parameters.finish();
    return make(pairs, new PairCutoffs(cutoff, own), smoothing);
  }

  private void put(
      Map<ElementPair, P> pairs, Map<ElementPair, Double> own, String name, Json.Obj entries) {
    Parameters parameters = new Parameters(name, entries);
    ElementPair pair = ElementPair.parse(name);
    if (pairs.put(pair, pair(parameters)) != null) {
      throw Problem.PARAMETER_INVALID.with("the pair", name, "it is given twice", "remove one");
    }
    if (parameters.has(CUTOFF)) {
      own.put(pair, cutoff(parameters));
    }
    parameters.finish();
  }

  private static double cutoff(Parameters parameters) {
    return parameters.positive(CUTOFF, "a distance in Å");
  }

  private static Smoothing smoothing(Parameters parameters) {
    return Smoothing.of(parameters.word("smooth", Smoothing.NONE.word(), Smoothing.words()));
  }

  private static Element onlyElement(ShortText text, Set<Element> elements) {
    if (elements.size() != 1) {
      throw Problem.PARAMETER_MISSING.with(
          "the parameters of each pair of elements of " + text.name(),
          "there are "
              + elements.size()
              + " elements; write for example "
              + text.name()
              + "(Ar-Ar(epsilon=0.0104, sigma=3.4), ..., cutoff=8.5)");
    }
    return elements.iterator().next();
  }

  private void mix(String owner, Parameters parameters, Map<ElementPair, P> pairs) {
    List<String> allowed = new ArrayList<>(List.of(NO_MIXING));
    allowed.addAll(new TreeSet<>(mixingRules().keySet()));
    BinaryOperator<P> rule = mixingRules().get(parameters.word("mixing", NO_MIXING, allowed));
    if (rule == null) {
      return;
    }
    Set<Element> elements = new TreeSet<>();
    pairs.keySet().forEach(pair -> elements.addAll(List.of(pair.first(), pair.second())));
    for (Element a : elements) {
      for (Element b : elements) {
        P first = own(owner, pairs, a);
        P second = own(owner, pairs, b);
        pairs.computeIfAbsent(new ElementPair(a, b), _ -> rule.apply(first, second));
      }
    }
  }

  private P own(String owner, Map<ElementPair, P> pairs, Element element) {
    P pair = pairs.get(ElementPair.of(element));
    if (pair == null) {
      throw Problem.PARAMETER_MISSING.with(
          "the pair " + ElementPair.of(element), "the mixing rule of " + owner + " starts from it");
    }
    return pair;
  }
}
