package io.crisol.potentials.lammps;

import io.crisol.potentials.HybridPotential;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The potential that an input has described. */
final class InputPotential {
  private final InputState state;
  private final PotentialRequest request;
  private final TypeMap types;
  private final PairAssignment pairs;
  private final ChargeStyles charges;

  InputPotential(InputState state, PotentialRequest request, TypeMap types) {
    this.state = state;
    this.request = request;
    this.types = types;
    this.pairs = new PairAssignment(state, types);
    this.charges = new ChargeStyles(state, types, request);
  }

  Potential make() {
    List<Potential> terms = new ArrayList<>();
    List<Set<Element>> seen = new ArrayList<>();
    Set<Element> all = types.all();
    for (StyleUse use : state.uses) {
      for (Potential term : terms(use)) {
        terms.add(term);
        seen.add(Styles.readsFiles(use.name) ? FileStyles.seen(use, types) : term.elements());
      }
    }
    boolean everywhere = seen.stream().allMatch(elements -> elements.containsAll(all));
    if (terms.size() == 1 && everywhere) {
      return terms.getFirst();
    }
    return everywhere ? new SumPotential(terms) : new HybridPotential(terms, seen);
  }

  private List<Potential> terms(StyleUse use) {
    return switch (use.name) {
      case "lj/cut" -> List.of(alone(use).lennardJones(one(use), false));
      case "lj/smooth/linear" -> List.of(alone(use).lennardJones(one(use), true));
      case "morse" -> List.of(alone(use).morse(one(use)));
      case "buck" -> List.of(alone(use).buckingham(one(use)));
      case "born" -> List.of(alone(use).born(one(use)));
      case "zbl" -> List.of(zbl(use));
      case "zero", "none" -> List.of(nothing(use));
      case "table" -> List.of(TableStyle.read(use, pairs, request));
      case "coul/long", "coul/cut", "coul/dsf" -> List.of(coulomb(use));
      case "eam/alloy", "eam/fs", "eam", "hdnnp", "snap", "sw", "tersoff" ->
          List.of(FileStyles.read(use, types, request));
      default -> withCharges(use);
    };
  }

  private static double one(StyleUse use) {
    use.settings(1, 1);
    return use.setting(0);
  }

  private PairStyles alone(StyleUse use) {
    return new PairStyles(use, pairs, 1);
  }

  private Potential zbl(StyleUse use) {
    use.settings(2, 2);
    return new PairStyles(use, pairs, 0).zbl(use.setting(0), use.setting(1));
  }

  private Potential nothing(StyleUse use) {
    double cutoff = use.name.equals("none") ? 1 : use.setting(0);
    return new PairStyles(use, pairs, Integer.MAX_VALUE).nothing(cutoff);
  }

  private Potential coulomb(StyleUse use) {
    return switch (use.name) {
      case "coul/long" -> {
        use.settings(1, 1);
        yield charges.longRanged(use, pairs);
      }
      case "coul/dsf" -> {
        use.settings(2, 2);
        yield charges.damped(use, pairs, use.setting(0), use.setting(1));
      }
      default -> {
        use.settings(1, 1);
        double cutoff = new PairStyles(use, pairs, 1).chargeCutoff(use.setting(0), 0);
        yield charges.cut(use, pairs, cutoff);
      }
    };
  }

  /** {@code FORMULA/coul/WAY}. */
  private List<Potential> withCharges(StyleUse use) {
    int slash = use.name.indexOf("/coul/");
    String formula = use.name.substring(0, slash);
    String way = use.name.substring(slash + "/coul/".length());
    int count =
        switch (formula) {
          case "lj/cut" -> 2;
          case "buck" -> 3;
          default -> 5;
        };
    // dsf has its damping before the cutoffs.
    int first = way.equals("dsf") ? 1 : 0;
    use.settings(first + 1, first + 2);
    double cutoff = use.setting(first);
    double chargeCutoff = use.setting(first + 1, cutoff);
    PairStyles styles = new PairStyles(use, pairs, way.equals("cut") ? 2 : 1);
    Potential pair =
        switch (formula) {
          case "lj/cut" -> styles.lennardJones(cutoff, false);
          case "buck" -> styles.buckingham(cutoff);
          default -> styles.born(cutoff);
        };
    Potential coulomb =
        switch (way) {
          case "long" -> charges.longRanged(use, pairs);
          case "dsf" -> charges.damped(use, pairs, use.setting(0), chargeCutoff);
          default -> charges.cut(use, pairs, chargeCutoffs(use, styles, count, chargeCutoff));
        };
    return List.of(pair, coulomb);
  }

  /** With one cutoff on a line, LAMMPS takes it for charges too. */
  private static double chargeCutoffs(
      StyleUse use, PairStyles styles, int count, double chargeCutoff) {
    boolean single = use.coefficients.stream().anyMatch(line -> line.values().size() == count + 1);
    if (single) {
      throw use.command.notHonoured(
          "a pair_coeff line with one cutoff; give both, that of the formula and that of charges");
    }
    return styles.chargeCutoff(chargeCutoff, count + 1);
  }
}
