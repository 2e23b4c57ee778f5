package io.crisol.potentials.lammps;

import io.crisol.potentials.HybridPotential;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.bonded.StillingerWeber;
import io.crisol.potentials.bonded.StillingerWeberFormat;
import io.crisol.potentials.bonded.Tersoff;
import io.crisol.potentials.bonded.TersoffFormat;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.electrostatics.CutCharges;
import io.crisol.potentials.electrostatics.DampedShiftedForce;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.embedded.EmbeddedAtom;
import io.crisol.potentials.embedded.SetflFile;
import io.crisol.potentials.lammps.StyleLines.Line;
import io.crisol.potentials.n2p2.N2p2Writer;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.pair.BornMayerHuggins;
import io.crisol.potentials.pair.Buckingham;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Morse;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.potentials.pair.TabulatedPairs;
import io.crisol.potentials.pair.Zbl;
import io.crisol.potentials.spectral.LammpsSnap;
import io.crisol.potentials.spectral.Snap;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Pair styles and parameter files of a potential. */
final class StyleWriter {
  /** Where LAMMPS divides charges into pairs and waves, Å. */
  private static final double CHARGE_CUTOFF = 8;

  private final List<Element> types;
  private final Path folder;
  private final Set<Element> seen;

  /**
   * Writes files into a folder.
   *
   * @param types element of each type, from type 1
   * @param seen elements that the potential sees
   */
  StyleWriter(List<Element> types, Path folder, Set<Element> seen) {
    this.types = types;
    this.folder = folder;
    this.seen = seen;
  }

  /**
   * The styles whose sum is the potential.
   *
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED for what LAMMPS has not
   */
  List<StyleLines> styles(Potential potential) {
    return switch (potential) {
      case SumPotential sum -> sum.terms().stream().flatMap(term -> styles(term).stream()).toList();
      case HybridPotential hybrid -> hybrid(hybrid);
      case LennardJones lj -> List.of(lennardJones(lj));
      case Morse m ->
          List.of(
              formula(
                  "morse",
                  m.pairs(),
                  m.cutoffs(),
                  m.smoothing(),
                  p -> p.depth() + " " + p.alpha() + " " + p.r0()));
      case Buckingham b ->
          List.of(
              formula(
                  "buck",
                  b.pairs(),
                  b.cutoffs(),
                  b.smoothing(),
                  p -> p.a() + " " + p.rho() + " " + p.c()));
      case BornMayerHuggins b -> List.of(born(b));
      case Zbl zbl -> zbl(zbl);
      case TabulatedPairs tables -> List.of(tables(tables));
      default -> List.of(other(potential));
    };
  }

  private List<StyleLines> hybrid(HybridPotential hybrid) {
    List<StyleLines> styles = new ArrayList<>();
    for (int t = 0; t < hybrid.terms().size(); t++) {
      StyleWriter writer = new StyleWriter(types, folder, hybrid.seen().get(t));
      styles.addAll(writer.styles(hybrid.terms().get(t)));
    }
    return styles;
  }

  private StyleLines other(Potential potential) {
    return switch (potential) {
      case PointCharges _ ->
          new StyleLines(
              "coul/long", "" + CHARGE_CUTOFF, List.of(new Line("* *", "")), false, true);
      case CutCharges cut ->
          StyleLines.of("coul/cut", "" + cut.cutoff(), List.of(new Line("* *", "")));
      case DampedShiftedForce dsf ->
          StyleLines.of("coul/dsf", dsf.alpha() + " " + dsf.cutoff(), List.of(new Line("* *", "")));
      case EmbeddedAtom eam -> embedded(eam);
      case StillingerWeber sw -> file("sw", write("potential.sw", StillingerWeberFormat.text(sw)));
      case Tersoff tersoff ->
          file("tersoff", write("potential.tersoff", TersoffFormat.text(tersoff)));
      case Snap snap -> {
        LammpsSnap.write(snap, folder, "potential");
        yield file("snap", "potential.snapcoeff potential.snapparam");
      }
      case NetworkPotential network
          when network.descriptor() instanceof SymmetryFunctionDescriptor -> {
        N2p2Writer.write(folder.resolve("network"), network);
        String settings =
            network.cutoff() + " dir network showew no showewsum 0 resetew no maxew 1000000";
        yield StyleLines.of(
            "hdnnp", settings + " cflength 1.0 cfenergy 1.0", file("hdnnp", "").coefficients());
      }
      default ->
          throw Problem.NOT_EXPORTED.with(
              "this potential", "LAMMPS", "plain LAMMPS has no style that computes it");
    };
  }

  private StyleLines embedded(EmbeddedAtom eam) {
    boolean finnis = SetflFile.needsFinnisSinclair(eam);
    String name = finnis ? "potential.eam.fs" : "potential.eam.alloy";
    SetflFile.write(folder.resolve(name), eam);
    return file(finnis ? "eam/fs" : "eam/alloy", name);
  }

  private String write(String name, String text) {
    AtomicFile.write(folder.resolve(name), text);
    return name;
  }

  private StyleLines file(String style, String files) {
    List<String> names = new ArrayList<>();
    types.forEach(element -> names.add(seen.contains(element) ? element.symbol() : "NULL"));
    return StyleLines.of(
        style, "", List.of(new Line("* *", files + " " + String.join(" ", names))));
  }

  private StyleLines tables(TabulatedPairs tables) {
    List<Line> lines =
        pairLines(
            tables.pairs(),
            (pair, table) -> {
              String name = write(pair + ".table", TableFile.text(table, pair.toString()));
              return name + " " + pair + " " + tables.cutoffs().of(pair);
            });
    return StyleLines.of("table", tables.way().word() + " " + tables.points(), lines);
  }

  /** A style of LAMMPS has one pair of distances: as many of it as there are different ones. */
  private List<StyleLines> zbl(Zbl zbl) {
    Map<String, Map<ElementPair, Zbl.Pair>> byDistances = new LinkedHashMap<>();
    zbl.pairs()
        .forEach(
            (pair, z) ->
                byDistances
                    .computeIfAbsent(
                        zbl.inner().of(pair) + " " + zbl.cutoffs().of(pair), _ -> new TreeMap<>())
                    .put(pair, z));
    List<StyleLines> styles = new ArrayList<>();
    byDistances.forEach(
        (distances, pairs) -> {
          List<Line> lines = pairLines(pairs, (_, p) -> p.z1() + " " + p.z2());
          if (!lines.isEmpty()) {
            styles.add(StyleLines.of("zbl", distances, lines));
          }
        });
    return styles;
  }

  private StyleLines lennardJones(LennardJones lj) {
    boolean forceShifted = lj.smoothing() == Smoothing.FORCE_SHIFT;
    Smoothing rest = forceShifted ? Smoothing.NONE : lj.smoothing();
    return formula(
        forceShifted ? "lj/smooth/linear" : "lj/cut",
        lj.pairs(),
        lj.cutoffs(),
        rest,
        p -> p.epsilon() + " " + p.sigma());
  }

  private StyleLines born(BornMayerHuggins born) {
    return formula(
        "born",
        born.pairs(),
        born.cutoffs(),
        born.smoothing(),
        p -> p.a() + " " + p.rho() + " " + p.sigma() + " " + p.c() + " " + p.d());
  }

  private <P> StyleLines formula(
      String style,
      Map<ElementPair, P> pairs,
      PairCutoffs cutoffs,
      Smoothing smoothing,
      Function<P, String> text) {
    if (smoothing == Smoothing.FORCE_SHIFT) {
      throw Problem.NOT_EXPORTED.with(
          style + " with smooth=force-shift",
          "LAMMPS",
          "of the pair styles only Lennard-Jones has a force shift there");
    }
    List<Line> lines = pairLines(pairs, (pair, p) -> text.apply(p) + " " + cutoffs.of(pair));
    return new StyleLines(style, "" + cutoffs.common(), lines, smoothing == Smoothing.SHIFT, false);
  }

  private <P> List<Line> pairLines(
      Map<ElementPair, P> pairs, java.util.function.BiFunction<ElementPair, P, String> text) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      for (int j = i; j < types.size(); j++) {
        ElementPair pair = new ElementPair(types.get(i), types.get(j));
        if (pairs.containsKey(pair)
            && seen.contains(pair.first())
            && seen.contains(pair.second())) {
          lines.add(new Line((i + 1) + " " + (j + 1), text.apply(pair, pairs.get(pair))));
        }
      }
    }
    return lines;
  }
}
