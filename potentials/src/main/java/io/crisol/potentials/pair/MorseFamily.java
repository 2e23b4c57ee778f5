package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Files and short texts of {@link Morse}. */
public final class MorseFamily extends PairFamily<Morse.Pair> {
  @Override
  public String name() {
    return "morse";
  }

  @Override
  public List<String> shortNames() {
    return List.of("morse");
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof Morse morse)) {
      return Optional.empty();
    }
    Map<ElementPair, Json.Obj> pairs = new TreeMap<>();
    morse
        .pairs()
        .forEach(
            (pair, p) ->
                pairs.put(
                    pair,
                    new Json.Obj()
                        .put("depth", p.depth())
                        .put("alpha", p.alpha())
                        .put("r0", p.r0())));
    return Optional.of(record(pairs, morse.cutoff(), morse.smoothing()));
  }

  @Override
  Morse.Pair pair(Parameters entries) {
    return new Morse.Pair(entries.number("depth"), entries.number("alpha"), entries.number("r0"));
  }

  @Override
  Map<String, BinaryOperator<Morse.Pair>> mixingRules() {
    return Map.of();
  }

  @Override
  Potential make(Map<ElementPair, Morse.Pair> pairs, double cutoff, Smoothing smoothing) {
    return new Morse(pairs, cutoff, smoothing);
  }
}
