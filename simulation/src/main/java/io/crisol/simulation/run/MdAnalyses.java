package io.crisol.simulation.run;

import io.crisol.simulation.analysis.Analysis;
import io.crisol.simulation.analysis.EnergyDrift;
import io.crisol.simulation.analysis.MeanSquareDisplacement;
import io.crisol.simulation.analysis.MeanTemperature;
import io.crisol.simulation.analysis.RadialDistribution;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run measures along its way. */
final class MdAnalyses {
  private final EnergyDrift drift = new EnergyDrift();
  private final MeanTemperature temperature;
  private final RadialDistribution rdf;
  private final MeanSquareDisplacement msd;
  private final Map<String, Analysis<?>> all = new LinkedHashMap<>();

  MdAnalyses(SamplingOptions sampling) {
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
    if (sampling.rdfInterval() > 0) {
      all.put("rdf", rdf);
    }
    if (sampling.msdInterval() > 0) {
      all.put("msd", msd);
    }
  }

  void accept(Step step) {
    all.values().forEach(analysis -> analysis.accept(step));
  }

  EnergyDrift drift() {
    return drift;
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
