package io.crisol.potentials.network;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Grading;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.optimality.OptimalityKernel;
import io.crisol.structures.Element;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A {@link NetworkPotential} at work, for one thread: atoms of one element are taken a vector at a
 * time.
 */
final class BatchEvaluation {
  private final List<AtomNetwork> atoms;
  private final NetworkBatch[] batches;

  /** Index of an element by its ordinal. */
  private final int[] indexOf = new int[Element.values().length];

  /** By place in the batch. */
  private final Descriptor.Work[] works = new Descriptor.Work[MatrixKernel.LANES];

  private final double[][] raw;
  private final int[] members = new int[MatrixKernel.LANES];
  private final double[] components;
  private final boolean optimal;
  private final double[] row;
  private final double[] coordinates;

  BatchEvaluation(NetworkPotential potential) {
    atoms = potential.atoms();
    optimal = potential.grading() == Grading.D_OPTIMALITY;
    int rows = IntStream.range(0, atoms.size()).map(potential::rowLength).max().orElse(0);
    row = new double[rows];
    coordinates = new double[rows];
    batches = atoms.stream().map(NetworkBatch::new).toArray(NetworkBatch[]::new);
    for (int e = 0; e < batches.length; e++) {
      indexOf[potential.descriptor().elements().get(e).ordinal()] = e;
    }
    Arrays.setAll(works, _ -> potential.descriptor().work());
    int longest = atoms.stream().mapToInt(a -> a.scaling().mean().length).max().orElse(0);
    raw = new double[works.length][longest];
    components = new double[longest];
  }

  void energies(EnvironmentBlock block, boolean onlyGrades, BlockGradient out) {
    for (int e = 0; e < batches.length; e++) {
      int count = 0;
      for (int a = 0; a < block.size(); a++) {
        if (indexOf[block.centre(a).ordinal()] == e) {
          members[count++] = a;
        }
        if (count == members.length || count > 0 && a == block.size() - 1) {
          evaluate(block, e, count, onlyGrades, out);
          count = 0;
        }
      }
    }
  }

  /** D-optimality grades, after the forward pass. */
  private void grade(int e, int count, BlockGradient out) {
    double[] inverse = atoms.get(e).domain().activeInverse();
    int n = (int) Math.sqrt(inverse.length);
    for (int i = 0; i < count; i++) {
      batches[e].copyLastRow(i, row);
      out.setGrade(members[i], OptimalityKernel.grade(n, inverse, row, coordinates));
    }
  }

  private void evaluate(
      EnvironmentBlock block, int e, int count, boolean onlyGrades, BlockGradient out) {
    NetworkBatch batch = batches[e];
    for (int i = 0; i < count; i++) {
      works[i].compute(block, members[i], raw[i]);
      batch.setInput(i, raw[i]);
      if (out.gradesWanted() && !optimal && atoms.get(e).domain() != null) {
        batch.copyInput(i, components);
        out.setGrade(members[i], atoms.get(e).domain().grade(raw[i], components));
      }
    }
    if (onlyGrades && !optimal) {
      return;
    }
    batch.forward();
    if (out.gradesWanted() && optimal) {
      grade(e, count, out);
    }
    if (!onlyGrades) {
      finish(batch, e, count, out);
    }
  }

  /** Energies and gradients, after the forward pass. */
  private void finish(NetworkBatch batch, int e, int count, BlockGradient out) {
    for (int i = 0; i < count; i++) {
      out.setEnergy(members[i], atoms.get(e).referenceEnergy() + batch.output(i));
    }
    if (out.gradientsWanted()) {
      batch.reverse();
      for (int i = 0; i < count; i++) {
        batch.copyGradient(i, components);
        works[i].pullBack(components, out.x(), out.y(), out.z());
      }
    }
  }
}
