package io.crisol.simulation.analysis;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean square displacement ⟨|r(t₀ + t) − r(t₀)|²⟩ by element, over atoms and time origins, from
 * unwrapped positions relative to the centre of mass; where the cell changes, from positions
 * carried back to the cell at the start.
 *
 * <p>Time origins lie evenly over the run so far: when there are too many every second one is
 * dropped and their spacing doubles, so that memory stays bounded however long the run becomes.
 */
public final class MeanSquareDisplacement implements Analysis<MeanSquareDisplacement.Curves> {
  /**
   * Mean square displacements.
   *
   * @param time fs
   * @param displacement by element symbol, Å²
   */
  public record Curves(double[] time, Map<String, double[]> displacement) {}

  private static final int MOST_ORIGINS = 16;

  /** Coordinates kept at most, so that a checkpoint of a million atoms stays possible. */
  private static final int MOST_COORDINATES = 6_000_000;

  private final int interval;
  private List<Element> elements = List.of();
  private final List<double[]> origins = new ArrayList<>();
  private int capacity;
  private double[] cell = new double[0];
  private long spacing = 1;
  private long samples;
  private double sampleTime;
  private int[] kinds = new int[0];
  private double[] sums = new double[0];
  private double[] counts = new double[0];

  /** Samples every {@code interval} steps. */
  public MeanSquareDisplacement(int interval) {
    this.interval = interval;
  }

  @Override
  public void accept(Step step) {
    if (step.number() % interval != 0) {
      return;
    }
    begin(step.state());
    double[] positions = centred(step.state());
    if (samples == 1) {
      sampleTime = step.time();
    }
    if (samples % spacing == 0) {
      addOrigin(positions);
    }
    reserve((int) samples + 1);
    for (int o = 0; o < origins.size(); o++) {
      addDisplacements(positions, origins.get(o), (int) (samples - o * spacing));
    }
    samples++;
  }

  private void begin(State state) {
    if (kinds.length == 0) {
      elements = List.copyOf(state.structure().elementSet());
      kinds = new int[state.size()];
      cell = state.structure().cell().vectors();
      for (int i = 0; i < kinds.length; i++) {
        kinds[i] = elements.indexOf(state.structure().element(i));
      }
      capacity = Math.clamp(MOST_COORDINATES / (3 * state.size()), 2, MOST_ORIGINS);
    }
  }

  private void addOrigin(double[] positions) {
    if (origins.size() == capacity) {
      for (int k = 1; k < origins.size(); k++) {
        origins.remove(k);
      }
      spacing *= 2;
    }
    if (samples % spacing == 0) {
      origins.add(positions);
    }
  }

  /** Positions as they would be in the cell at the start. */
  private double[] carriedBack(State state) {
    double[] positions = state.structure().positions();
    double[] now = state.structure().cell().vectors();
    if (!state.structure().cell().isBulk() || Arrays.equals(now, cell)) {
      return positions;
    }
    double[] back = Matrix3.product(Matrix3.inverse(now), cell);
    double[] carried = new double[positions.length];
    for (int k = 0; k < carried.length; k++) {
      int atom = k - k % 3;
      for (int x = 0; x < 3; x++) {
        carried[k] += positions[atom + x] * back[3 * x + k % 3];
      }
    }
    return carried;
  }

  private double[] centred(State state) {
    double[] positions = carriedBack(state);
    double[] centre = new double[3];
    double total = 0;
    for (int i = 0; i < state.size(); i++) {
      total += state.mass(i);
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += state.mass(i) * positions[3 * i + axis];
      }
    }
    for (int k = 0; k < positions.length; k++) {
      positions[k] -= centre[k % 3] / total;
    }
    return positions;
  }

  private void reserve(int lags) {
    if (counts.length < lags) {
      int length = Math.max(64, 2 * lags);
      counts = Arrays.copyOf(counts, length);
      sums = Arrays.copyOf(sums, length * elements.size());
    }
  }

  private void addDisplacements(double[] positions, double[] origin, int lag) {
    int base = lag * elements.size();
    for (int i = 0; i < kinds.length; i++) {
      double dx = positions[3 * i] - origin[3 * i];
      double dy = positions[3 * i + 1] - origin[3 * i + 1];
      double dz = positions[3 * i + 2] - origin[3 * i + 2];
      sums[base + kinds[i]] += dx * dx + dy * dy + dz * dz;
    }
    counts[lag]++;
  }

  @Override
  public Curves result() {
    int lags = (int) samples;
    int[] atoms = new int[elements.size()];
    for (int kind : kinds) {
      atoms[kind]++;
    }
    double[] time = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      time[lag] = lag * sampleTime;
    }
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (int e = 0; e < elements.size(); e++) {
      double[] curve = new double[lags];
      for (int lag = 0; lag < lags; lag++) {
        curve[lag] = sums[lag * elements.size() + e] / (counts[lag] * atoms[e]);
      }
      curves.put(elements.get(e).symbol(), curve);
    }
    return new Curves(time, curves);
  }

  @Override
  public Json save() {
    Json.Arr kept = new Json.Arr();
    origins.forEach(origin -> kept.add(ExactNumbers.pack(origin)));
    return new Json.Obj()
        .put("scalars", ExactNumbers.pack(capacity, spacing, samples, sampleTime))
        .put("cell", ExactNumbers.pack(cell))
        .put("elements", Json.of(elements.stream().map(Element::symbol).toList()))
        .put("kinds", ExactNumbers.pack(Arrays.stream(kinds).asLongStream().toArray()))
        .put("origins", kept)
        .put("sums", ExactNumbers.pack(Arrays.copyOf(sums, (int) samples * elements.size())))
        .put("counts", ExactNumbers.pack(Arrays.copyOf(counts, (int) samples)));
  }

  @Override
  public void restore(Json saved) {
    Json.Obj all = saved.asObject();
    double[] scalars = ExactNumbers.doubles(all.get("scalars"));
    capacity = (int) scalars[0];
    spacing = (long) scalars[1];
    samples = (long) scalars[2];
    sampleTime = scalars[3];
    cell = ExactNumbers.doubles(all.get("cell"));
    elements = all.get("elements").asList().stream().map(e -> Element.of(e.asString())).toList();
    kinds =
        Arrays.stream(ExactNumbers.longs(all.get("kinds"))).mapToInt(Math::toIntExact).toArray();
    origins.clear();
    all.get("origins").asList().forEach(origin -> origins.add(ExactNumbers.doubles(origin)));
    sums = ExactNumbers.doubles(all.get("sums"));
    counts = ExactNumbers.doubles(all.get("counts"));
  }
}
