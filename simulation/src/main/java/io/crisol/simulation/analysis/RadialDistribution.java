package io.crisol.simulation.analysis;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Radial distribution functions g_ab(r) by pair of elements:
 *
 * <pre>
 *   g_ab(r) = V n_ab(r) / (N_a N_b (4/3)π((r + dr)³ − r³))
 * </pre>
 *
 * with n_ab the mean number of ordered pairs in the shell, images included; 4π ρ_b ∫ g_ab r² dr
 * therefore counts neighbours exactly, and an ideal gas of N atoms has 1 − 1/N. Absent unless the
 * cell repeats in all directions; V is the mean volume of the samples. Samples before the time of
 * equilibration are left out as soon as the run is twice as long.
 */
public final class RadialDistribution implements Analysis<Optional<RadialDistribution.Curves>> {
  /**
   * Radial distribution functions.
   *
   * @param r centres of the shells, Å
   * @param g by pair such as "Li-O" (elements in order of atomic number), dimensionless
   * @param samples number of structures
   */
  public record Curves(double[] r, Map<String, double[]> g, long samples) {}

  private final int interval;
  private final double reach;
  private final double width;
  private final double equilibration;
  private final int bins;
  private List<Element> elements = List.of();
  private double[] numbers = new double[0];
  private double volume = Double.NaN;
  private double earlyVolume;
  private double lateVolume;
  private double[] early = new double[0];
  private double[] late = new double[0];
  private long earlySamples;
  private long lateSamples;
  private double time;

  /**
   * A measurement.
   *
   * @param interval steps between samples
   * @param reach largest distance, Å
   * @param width of a shell, Å
   * @param equilibration fs
   */
  public RadialDistribution(int interval, double reach, double width, double equilibration) {
    this.interval = interval;
    this.reach = reach;
    this.width = width;
    this.equilibration = equilibration;
    this.bins = (int) Math.ceil(reach / width - 1e-9);
  }

  @Override
  public void accept(Step step) {
    time = step.time();
    Structure structure = step.state().structure();
    begin(structure);
    if (step.number() % interval != 0 || !structure.cell().isBulk()) {
      return;
    }
    boolean equilibrated = time >= equilibration;
    count(structure, equilibrated ? late : early);
    lateSamples += equilibrated ? 1 : 0;
    earlySamples += equilibrated ? 0 : 1;
    double larger = structure.cell().volume() - volume;
    lateVolume += equilibrated ? larger : 0;
    earlyVolume += equilibrated ? 0 : larger;
  }

  /** Counts a structure that belongs to no run. */
  public void add(Structure structure) {
    begin(structure);
    if (structure.cell().isBulk()) {
      count(structure, late);
      lateSamples++;
      lateVolume += structure.cell().volume() - volume;
    }
  }

  private void begin(Structure now) {
    if (elements.isEmpty()) {
      elements = List.copyOf(now.elementSet());
      numbers = elements.stream().mapToDouble(element -> now.composition().get(element)).toArray();
      volume = now.cell().isBulk() ? now.cell().volume() : Double.NaN;
      early = new double[bins * elements.size() * elements.size()];
      late = new double[early.length];
    }
  }

  private void count(Structure now, double[] histogram) {
    Neighbors neighbors = Neighbors.of(now, reach, 0);
    double[] folded = neighbors.fold(now);
    double[] shifts = neighbors.translations(now);
    int[] kinds = new int[now.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = elements.indexOf(now.element(i));
    }
    for (int i = 0; i < now.size(); i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        int image = 3 * neighbors.image(entry);
        double dx = folded[3 * j] - folded[3 * i] + shifts[image];
        double dy = folded[3 * j + 1] - folded[3 * i + 1] + shifts[image + 1];
        double dz = folded[3 * j + 2] - folded[3 * i + 2] + shifts[image + 2];
        int bin = (int) (Math.sqrt(dx * dx + dy * dy + dz * dz) / width);
        if (bin < bins) {
          histogram[(kinds[i] * elements.size() + kinds[j]) * bins + bin]++;
        }
      }
    }
  }

  @Override
  public Optional<Curves> result() {
    boolean equilibrated = time >= 2 * equilibration && lateSamples > 0;
    long samples = lateSamples + (equilibrated ? 0 : earlySamples);
    if (samples == 0) {
      return Optional.empty();
    }
    double[] counts = late.clone();
    for (int k = 0; k < counts.length && !equilibrated; k++) {
      counts[k] += early[k];
    }
    double mean = volume + (lateVolume + (equilibrated ? 0 : earlyVolume)) / samples;
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (int a = 0; a < elements.size(); a++) {
      for (int b = a; b < elements.size(); b++) {
        curves.put(elements.get(a) + "-" + elements.get(b), curve(counts, a, b, samples, mean));
      }
    }
    double[] r = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      r[bin] = (bin + 0.5) * width;
    }
    return Optional.of(new Curves(r, curves, samples));
  }

  private double[] curve(double[] counts, int a, int b, long samples, double mean) {
    double pairs = numbers[a] * numbers[b] / mean;
    double[] g = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double inner = bin * width;
      double outer = inner + width;
      double shell = 4.0 / 3 * Math.PI * (outer * outer * outer - inner * inner * inner);
      g[bin] = counts[(a * elements.size() + b) * bins + bin] / (samples * pairs * shell);
    }
    return g;
  }

  @Override
  public Json save() {
    return new Json.Obj()
        .put(
            "scalars",
            ExactNumbers.pack(earlySamples, lateSamples, time, volume, earlyVolume, lateVolume))
        .put("elements", Json.of(elements.stream().map(Element::symbol).toList()))
        .put("numbers", ExactNumbers.pack(numbers))
        .put("early", ExactNumbers.pack(early))
        .put("late", ExactNumbers.pack(late));
  }

  @Override
  public void restore(Json saved) {
    double[] scalars = ExactNumbers.doubles(saved.asObject().get("scalars"));
    earlySamples = (long) scalars[0];
    lateSamples = (long) scalars[1];
    time = scalars[2];
    volume = scalars[3];
    earlyVolume = scalars[4];
    lateVolume = scalars[5];
    numbers = ExactNumbers.doubles(saved.asObject().get("numbers"));
    elements =
        saved.asObject().get("elements").asList().stream()
            .map(e -> Element.of(e.asString()))
            .toList();
    early = ExactNumbers.doubles(saved.asObject().get("early"));
    late = ExactNumbers.doubles(saved.asObject().get("late"));
  }
}
