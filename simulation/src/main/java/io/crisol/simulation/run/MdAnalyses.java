package io.crisol.simulation.run;

import io.crisol.simulation.MdResult;
import io.crisol.simulation.analysis.Analysis;
import io.crisol.simulation.analysis.BlockAverage;
import io.crisol.simulation.analysis.EnergyDrift;
import io.crisol.simulation.analysis.MeanSquareDisplacement;
import io.crisol.simulation.analysis.MeanTemperature;
import io.crisol.simulation.analysis.RadialDistribution;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Units;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a run measures along its way. */
final class MdAnalyses {
  /** A mean and the unit of its quantity. */
  private record Averaged(String unit, BlockAverage average) {}

  private final EnergyDrift drift = new EnergyDrift();
  private final EnergyDrift conserved = EnergyDrift.ofConserved();
  private final MeanTemperature temperature;
  private final RadialDistribution rdf;
  private final MeanSquareDisplacement msd;
  private final Map<String, Averaged> means = new LinkedHashMap<>();
  private final Map<String, Analysis<?>> all = new LinkedHashMap<>();

  MdAnalyses(SamplingOptions sampling, MdOptions options) {
    temperature = new MeanTemperature(sampling.equilibration());
    rdf =
        new RadialDistribution(
            Math.max(1, sampling.rdfInterval()),
            sampling.rdfReach(),
            sampling.rdfWidth(),
            sampling.equilibration());
    msd = new MeanSquareDisplacement(Math.max(1, sampling.msdInterval()));
    all.put("drift", drift);
    all.put("temperature", temperature);
    all.put("conserved", conserved);
    measured("pressure", "GPa", MdAnalyses::pressure, sampling);
    if (options.ensemble() == MdOptions.Ensemble.NPT) {
      measured("volume", "angstrom3", step -> cell(step).volume(), sampling);
      for (int a = 0; a < 3; a++) {
        int vector = a;
        measured(
            "length_" + "abc".charAt(a), "angstrom", step -> length(cell(step), vector), sampling);
      }
    }
    if (sampling.rdfInterval() > 0) {
      all.put("rdf", rdf);
    }
    if (sampling.msdInterval() > 0) {
      all.put("msd", msd);
    }
  }

  private void measured(
      String name, String unit, ToDoubleFunction<Step> quantity, SamplingOptions sampling) {
    BlockAverage average = new BlockAverage(quantity, sampling.equilibration());
    means.put(name, new Averaged(unit, average));
    all.put(name, average);
  }

  private static Cell cell(Step step) {
    return step.state().structure().cell();
  }

  private static double length(Cell cell, int a) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      square += cell.vector(a, axis) * cell.vector(a, axis);
    }
    return Math.sqrt(square);
  }

  private static double pressure(Step step) {
    return step.pressure().orElse(Double.NaN) * Units.GPA;
  }

  /** Means of what there is, with their errors. */
  List<MdResult.Measured> means() {
    List<MdResult.Measured> found = new ArrayList<>();
    means.forEach(
        (name, averaged) ->
            averaged
                .average
                .result()
                .ifPresent(mean -> found.add(new MdResult.Measured(name, averaged.unit, mean))));
    return found;
  }

  void accept(Step step) {
    all.values().forEach(analysis -> analysis.accept(step));
  }

  EnergyDrift drift() {
    return drift;
  }

  /** Of the energy without what thermostat and barostat gave. */
  EnergyDrift conserved() {
    return conserved;
  }

  MeanTemperature temperature() {
    return temperature;
  }

  Json save() {
    Json.Obj saved = new Json.Obj();
    all.forEach((name, analysis) -> saved.put(name, analysis.save()));
    return saved;
  }

  void restore(Json saved) {
    all.forEach((name, analysis) -> analysis.restore(saved.asObject().get(name)));
  }

  /** Writes rdf.csv and msd.csv, each if there is anything in it. */
  void write(Path folder) {
    rdf.result()
        .ifPresent(
            curves ->
                AtomicFile.write(
                    folder.resolve("rdf.csv"), csv("r_angstrom", curves.r(), curves.g())));
    MeanSquareDisplacement.Curves curves = msd.result();
    if (curves.time().length > 1) {
      AtomicFile.write(
          folder.resolve("msd.csv"), csv("time_fs", curves.time(), curves.displacement()));
    }
  }

  private static String csv(String first, double[] abscissa, Map<String, double[]> columns) {
    StringBuilder text = new StringBuilder(first);
    columns.keySet().forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (int k = 0; k < abscissa.length; k++) {
      // Shells and lags are multiples of a width: 0.15 is written, not 0.15000000000000002.
      text.append(Math.rint(abscissa[k] * 1e9) / 1e9);
      for (double[] column : columns.values()) {
        text.append(',').append(column[k]);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
