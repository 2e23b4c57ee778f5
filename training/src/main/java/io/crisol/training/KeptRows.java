package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A linear model that keeps the rows of the frames it has seen, where they fit into memory. */
final class KeptRows implements Trainable.Linear {
  /** Share of the memory that Java may use. */
  private static final double SHARE = 0.1;

  private final Trainable.Linear model;
  private final boolean keeps;
  private final Map<Structure, double[][]> rows =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** A model that will see these frames. */
  KeptRows(Trainable.Linear model, List<Frame> frames) {
    this.model = model;
    long count = frames.stream().mapToLong(frame -> 3L * frame.size() + 10).sum();
    keeps = 8.0 * count * model.parameters().length < SHARE * Runtime.getRuntime().maxMemory();
  }

  @Override
  public Potential potential() {
    return model.potential();
  }

  @Override
  public double[] parameters() {
    return model.parameters();
  }

  @Override
  public Trainable withParameters(double[] parameters) {
    return model.withParameters(parameters);
  }

  @Override
  public double[][] design(Structure structure, Neighbors neighbors) {
    double[][] known = rows.get(structure);
    if (known != null) {
      return known;
    }
    double[][] made = model.design(structure, neighbors);
    if (keeps) {
      rows.put(structure, made);
    }
    return made;
  }

  @Override
  public double[] offset(Structure structure) {
    return model.offset(structure);
  }
}
