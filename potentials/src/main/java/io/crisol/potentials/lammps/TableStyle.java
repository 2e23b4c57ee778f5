package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.lammps.StyleUse.Coefficients;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.PairTable;
import io.crisol.potentials.pair.TabulatedPairs;
import io.crisol.potentials.pair.TabulatedPairs.Way;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code pair_style table STYLE N} and its {@code pair_coeff I J FILE KEYWORD [CUTOFF]}. */
final class TableStyle {
  private static final List<String> OF_CHARGES =
      List.of("ewald", "pppm", "msm", "dispersion", "tip4p");

  private TableStyle() {}

  static Potential read(StyleUse use, PairAssignment pairs, PotentialRequest request) {
    if (use.settings.size() < 2) {
      throw use.command.wrong("table needs a kind of interpolation and a number of points");
    }
    Way way =
        switch (use.settings.getFirst()) {
          case "lookup" -> Way.LOOKUP;
          case "linear" -> Way.LINEAR;
          case "spline" -> Way.SPLINE;
          default -> throw use.command.notHonoured("tables are read as lookup, linear and spline");
        };
    if (!OF_CHARGES.containsAll(use.settings.subList(2, use.settings.size()))) {
      throw use.command.wrong("\"" + use.settings.getLast() + "\" is no keyword of table");
    }
    int points = (int) use.setting(1);
    PairNumbers numbers = new PairNumbers(use, pairs);
    Map<ElementPair, PairTable> tables =
        numbers.table(line -> table(line, request), null, PairTable.none(1));
    Map<ElementPair, Double> cutoffs = new TreeMap<>(numbers.table(TableStyle::cutoff, null, 1.0));
    cutoffs.replaceAll((pair, cutoff) -> cutoff > 0 ? cutoff : tables.get(pair).last());
    double largest = cutoffs.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return new TabulatedPairs(tables, new PairCutoffs(largest, cutoffs), way, points);
  }

  /** The cutoff of a line; 0 for the end of the table. */
  private static double cutoff(Coefficients line) {
    line.count(2, 3);
    double cutoff = line.values().size() > 2 ? line.number(2) : 0;
    if (cutoff < 0) {
      throw line.command().wrong("a cutoff is greater than 0");
    }
    return cutoff;
  }

  private static PairTable table(Coefficients line, PotentialRequest request) {
    line.count(2, 3);
    String file = line.values().get(0);
    return TableFile.read(request.locate(file, line.command().file()), line.values().get(1));
  }
}
