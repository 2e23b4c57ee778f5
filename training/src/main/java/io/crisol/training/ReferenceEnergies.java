package io.crisol.training;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Energy per atom of each element, E ≈ Σ_e n_e ε_e, by least squares over the frames.
 *
 * @param energies ε_e, eV
 * @param rank number of independent compositions; below the number of elements only their
 *     combinations are determined and the solution of least norm is taken
 * @param fitted elements found by regression, the others were given
 */
public record ReferenceEnergies(
    Map<Element, Double> energies, int rank, Collection<Element> fitted) {

  /**
   * Regression over the frames with an energy, given values held fixed.
   *
   * @throws io.crisol.structures.ProblemException LABELS_MISSING where no frame has an energy and
   *     not all values are given
   */
  public static ReferenceEnergies of(
      List<Frame> frames, Collection<Element> elements, Map<Element, Double> given) {
    List<Element> unknown = elements.stream().filter(e -> !given.containsKey(e)).toList();
    Map<Element, Double> energies = new TreeMap<>(given);
    List<Frame> labelled = frames.stream().filter(f -> f.labels().energy().isPresent()).toList();
    if (unknown.isEmpty()) {
      return new ReferenceEnergies(energies, 0, unknown);
    }
    if (labelled.isEmpty()) {
      throw Problem.LABELS_MISSING.with(
          "every frame", "energy", "reference energies are found from them");
    }
    DMatrixRMaj a = new DMatrixRMaj(labelled.size(), unknown.size());
    DMatrixRMaj b = new DMatrixRMaj(labelled.size(), 1);
    for (int f = 0; f < labelled.size(); f++) {
      Frame frame = labelled.get(f);
      Map<Element, Integer> composition = frame.structure().composition();
      double energy = frame.labels().energy().getAsDouble();
      for (Map.Entry<Element, Double> known : given.entrySet()) {
        energy -= composition.getOrDefault(known.getKey(), 0) * known.getValue();
      }
      for (int e = 0; e < unknown.size(); e++) {
        a.set(f, e, composition.getOrDefault(unknown.get(e), 0) / (double) frame.size());
      }
      b.set(f, 0, energy / frame.size());
    }
    return solve(a, b, unknown, energies);
  }

  private static ReferenceEnergies solve(
      DMatrixRMaj a, DMatrixRMaj b, List<Element> unknown, Map<Element, Double> energies) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, true);
    if (!svd.decompose(a.copy())) {
      throw new IllegalStateException("the composition matrix could not be decomposed");
    }
    int rank = SingularOps_DDRM.rank(svd, 1e-9 * a.numRows);
    DMatrixRMaj pseudo = new DMatrixRMaj(a.numCols, a.numRows);
    CommonOps_DDRM.pinv(a, pseudo);
    DMatrixRMaj x = new DMatrixRMaj(a.numCols, 1);
    CommonOps_DDRM.mult(pseudo, b, x);
    List<Element> fitted = new ArrayList<>(unknown);
    for (int e = 0; e < unknown.size(); e++) {
      energies.put(unknown.get(e), x.get(e));
    }
    return new ReferenceEnergies(energies, rank, fitted);
  }

  /**
   * Whether the values of single elements mean something, or only their sum over the one
   * composition of the data.
   */
  public boolean isDetermined() {
    return rank >= fitted.size();
  }

  /** In words, a line each. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    energies.forEach(
        (element, energy) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "reference energy of %s: %.6f eV (%s)",
                    element,
                    energy,
                    fitted.contains(element) ? "regression" : "given")));
    if (!isDetermined()) {
      lines.add(
          "the data have too few compositions to tell the reference energies apart: only their sum"
              + " over a composition means something");
    }
    return lines;
  }
}
