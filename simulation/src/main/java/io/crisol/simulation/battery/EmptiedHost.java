package io.crisol.simulation.battery;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A host at all contents of its ion, and the metal of the ion: relaxed, with their energies.
 *
 * @param ion that leaves
 * @param relaxed structures with their energies, in the order of the contents from full to empty;
 *     the metal is the last
 * @param leftOut structures whose relaxation did not come to an end
 * @param maxGrade largest grade among them, where there are grades
 */
public record EmptiedHost(Element ion, List<Frame> relaxed, int leftOut, OptionalDouble maxGrade) {
  /** Distance of neighbours in a metal by its covalent radius: from here cells relax well. */
  private static final double NEAREST = 2.3;

  /** Å. */
  private static final double SKIN = 0.5;

  /**
   * Relaxes them all, side by side.
   *
   * @param host full, in a cell that repeats in all directions
   */
  public static EmptiedHost of(
      Potential potential,
      Structure host,
      BatteryOptions options,
      RelaxOptions relaxation,
      Progress progress) {
    List<Structure> structures = structures(host, options);
    RelaxResult[] found = new RelaxResult[structures.size()];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        found.length,
        k -> {
          PotentialEngine engine = new PotentialEngine(potential, SKIN);
          found[k] = new Relaxation(engine, relaxation).run(structures.get(k), _ -> {});
          progress.update(done.incrementAndGet(), found.length, "contents and arrangements");
        });
    List<RelaxResult> converged = Stream.of(found).filter(RelaxResult::converged).toList();
    return new EmptiedHost(
        options.element(),
        converged.stream().map(EmptiedHost::frame).toList(),
        found.length - converged.size(),
        converged.stream().flatMapToDouble(r -> r.maxGrade().stream()).max());
  }

  private static Frame frame(RelaxResult result) {
    return Frame.of(result.structure(), Labels.NONE.withEnergy(result.energy()));
  }

  private static List<Structure> structures(Structure host, BatteryOptions options) {
    Delithiation emptied = new Delithiation(host, options.element());
    RandomStream random = new RandomStream(options.seed());
    List<Structure> structures = new ArrayList<>();
    for (int left : emptied.contents(options.contents())) {
      structures.addAll(emptied.arrangements(left, options.arrangements(), random));
    }
    structures.add(metal(options.element()));
    return structures;
  }

  /** The body-centred cubic metal. */
  private static Structure metal(Element ion) {
    double a = NEAREST * ion.covalentRadius() * 2 / Math.sqrt(3);
    Element[] elements = {ion, ion};
    double[] positions = new double[6];
    Arrays.fill(positions, 3, 6, a / 2);
    return new Structure(Cell.box(a, a, a), elements, positions);
  }

  /** Volume of the arrangement of lowest energy by number of ions left, Å³; the metal left out. */
  public Map<Integer, Double> volumes() {
    Map<Integer, Frame> lowest = new TreeMap<>();
    for (Frame frame : relaxed) {
      if (frame.structure().elementSet().size() > 1 || frame.structure().element(0) != ion) {
        lowest.merge(ions(frame.structure()), frame, (a, b) -> energy(b) < energy(a) ? b : a);
      }
    }
    Map<Integer, Double> volumes = new TreeMap<>();
    lowest.forEach((ions, frame) -> volumes.put(ions, frame.structure().cell().volume()));
    return volumes;
  }

  private static double energy(Frame frame) {
    return frame.labels().energy().orElseThrow();
  }

  private int ions(Structure structure) {
    return structure.composition().getOrDefault(ion, 0);
  }

  /** Change of the volume from full to empty by that of the full host; absent without both. */
  public OptionalDouble volumeChange(Structure host) {
    Map<Integer, Double> volumes = volumes();
    Double full = volumes.get(ions(host));
    Double empty = volumes.get(0);
    return full == null || empty == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((empty - full) / full);
  }
}
