package io.crisol.simulation.orderings;

import io.crisol.simulation.building.PrimitiveCell;
import io.crisol.simulation.building.Supercell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Finds orderings: enumerates or samples the occupations of one supercell or of all up to a size,
 * and ranks them by the Ewald energy of their charges.
 */
public final class Orderings {
  private static final double TOLERANCE = 1e-2;

  /** Occupations per task of a thread. */
  private static final int TASK = 256;

  private final PartialCrystal crystal;
  private final OrderingOptions options;
  private final Consumer<String> notes;
  private final List<Ordering> found = new ArrayList<>();
  private final List<Double> energies = new ArrayList<>();
  private BigInteger occupations = BigInteger.ZERO;
  private long inequivalent;
  private int cells;
  private boolean sampled;
  private final ChargeChoice charges;

  /** Of a crystal; notes are told to a user. */
  public Orderings(PartialCrystal crystal, OrderingOptions options, Consumer<String> notes) {
    this.crystal = options.primitive() ? primitive(crystal) : crystal;
    this.options = options;
    this.notes = notes;
    this.charges = new ChargeChoice(this.crystal, options, notes);
  }

  private static PartialCrystal primitive(PartialCrystal crystal) {
    var reduced =
        PrimitiveCell.reduce(PartialCrystal.labelled(crystal.cell(), crystal.sites()), TOLERANCE);
    List<PartialCrystal.Site> sites = new ArrayList<>();
    int[] atoms = reduced.atoms();
    for (int k = 0; k < atoms.length; k++) {
      if (atoms[k] == sites.size()) {
        sites.add(crystal.sites().get(k));
      }
    }
    return PartialCrystal.of(reduced.structure().cell(), sites);
  }

  /**
   * Finds them.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (no partially occupied sites, no
   *     cell that has whole atoms), CELL_CHARGED
   */
  public OrderingsResult find(Progress progress) {
    requirePartial();
    for (Palette palette : palettes()) {
      cells++;
      occupations = occupations.add(palette.number());
      add(palette, progress);
    }
    requireSome();
    found.sort(Comparator.comparingDouble(o -> o.ewald().orElse(0)));
    List<Ordering> kept = List.copyOf(found.subList(0, Math.min(options.keep(), found.size())));
    return new OrderingsResult(
        crystal,
        cells,
        occupations,
        inequivalent,
        sampled,
        charges.chosen(),
        kept,
        energies.stream().mapToDouble(e -> e).sorted().toArray());
  }

  /** What would be done, in words. */
  public String plan() {
    requirePartial();
    List<Palette> palettes = palettes();
    BigInteger all =
        palettes.stream().map(Palette::number).reduce(BigInteger.ZERO, BigInteger::add);
    long large =
        palettes.stream()
            .filter(palette -> palette.number().compareTo(BigInteger.valueOf(options.most())) > 0)
            .count();
    return crystal.sites().size()
        + " sites in "
        + palettes.size()
        + (palettes.size() == 1 ? " cell, " : " cells, ")
        + all
        + " ways, symmetry aside, "
        + (large == 0 ? "all enumerated" : large + " of the cells sampled");
  }

  private void requireSome() {
    if (found.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "separation",
          options.separation() + " Å",
          "in every ordering some occupied sites are nearer",
          "take a larger supercell, or a smaller separation");
    }
  }

  private void requirePartial() {
    if (crystal.groups().isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "structure",
          "a crystal of " + crystal.sites().size() + " sites",
          "none of its sites is partially occupied: there is nothing to order",
          "give a structure with occupancies, such as a CIF file");
    }
  }

  /** The cells whose sites can hold whole atoms. */
  private List<Palette> palettes() {
    List<Palette> palettes = new ArrayList<>();
    double nearest = Double.POSITIVE_INFINITY;
    for (int[] form : forms()) {
      Palette palette = Palette.of(new SiteCell(crystal, form));
      nearest = Math.min(nearest, palette.largestDeviation());
      if (palette.largestDeviation() <= options.deviation()) {
        palettes.add(palette);
      }
    }
    if (palettes.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "deviation",
          options.deviation(),
          String.format(
              Locale.ROOT,
              "whole atoms cannot be nearer to the occupancies than %.3g in this cell",
              nearest),
          "take a larger supercell (supercell or sizes), or allow a larger deviation");
    }
    tellRounding(palettes.getFirst());
    return palettes;
  }

  private List<int[]> forms() {
    if (options.sizes() == 1) {
      return List.of(Supercell.matrix(options.supercell()));
    }
    List<int[]> forms = new ArrayList<>();
    for (int n = 1; n <= options.sizes(); n++) {
      forms.addAll(Superlattices.of(n, crystal.operations()));
    }
    return forms;
  }

  private void tellRounding(Palette palette) {
    for (Palette.Group group : palette.groups()) {
      PartialCrystal.Site site = palette.cell().site(group.sites()[0]);
      StringBuilder text = new StringBuilder();
      for (int c = 1; c < group.counts().length; c++) {
        if (group.counts()[c] > 0) {
          text.append(' ').append(group.counts()[c]).append(' ');
          text.append(palette.elements().get(c - 1));
        }
      }
      notes.accept(
          group.sites().length
              + " sites of "
              + site.text()
              + " hold"
              + (text.isEmpty() ? " nothing" : text)
              + " in the smallest cell");
    }
  }

  private void add(Palette palette, Progress progress) {
    double[] colourCharges = charges.of(palette);
    SiteCharges coulomb = colourCharges == null ? null : new SiteCharges(palette, colourCharges);
    Enumeration enumeration = new Enumeration(palette);
    ClosedSites closed = new ClosedSites(palette.cell(), options.separation());
    List<Enumeration.Kept> kept;
    if (palette.number().compareTo(BigInteger.valueOf(options.most())) <= 0) {
      kept = enumeration.all(options.sizes() > 1, closed::allows, progress);
    } else {
      sampled = true;
      RandomStream random = new RandomStream(options.seed()).fork(cells);
      kept =
          enumeration.sample(
              options.samples(),
              random,
              drawn -> coulomb == null || !options.lower() ? drawn : coulomb.lowered(drawn, random),
              closed::allows);
    }
    inequivalent += kept.size();
    rank(palette, coulomb, kept);
  }

  /** Computes energies, and makes structures of the best. */
  private void rank(Palette palette, SiteCharges coulomb, List<Enumeration.Kept> kept) {
    int atoms = 0;
    int[] composition = palette.composition();
    for (int c = 1; c < composition.length; c++) {
      atoms += composition[c];
    }
    double[] energy = energies(coulomb, kept);
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < energy.length; k++) {
      order.add(k);
      energies.add(energy[k] / atoms);
    }
    order.sort(Comparator.comparingDouble(k -> energy[k]));
    for (int k : order.subList(0, Math.min(options.keep(), order.size()))) {
      long times = kept.get(k).multiplicity();
      found.add(
          Ordering.of(
              palette.cell().index(),
              times == 0 ? OptionalDouble.empty() : OptionalDouble.of(times),
              structure(palette, kept.get(k).occupation()),
              coulomb == null ? OptionalDouble.empty() : OptionalDouble.of(energy[k] / atoms)));
    }
  }

  /** eV; zeros where there are no charges. */
  private static double[] energies(SiteCharges coulomb, List<Enumeration.Kept> kept) {
    double[] energy = new double[kept.size()];
    int tasks = (energy.length + TASK - 1) / TASK;
    if (coulomb != null) {
      Workers.forEach(
          tasks,
          t -> {
            for (int k = t * TASK; k < Math.min(energy.length, (t + 1) * TASK); k++) {
              energy[k] = coulomb.energy(kept.get(k).occupation());
            }
          });
    }
    return energy;
  }

  private static Structure structure(Palette palette, int[] colours) {
    List<Element> elements = new ArrayList<>();
    List<Double> positions = new ArrayList<>();
    // Element by element, as people write them.
    for (int c = 1; c <= palette.elements().size(); c++) {
      for (int s = 0; s < colours.length; s++) {
        if (colours[s] == c) {
          elements.add(palette.elements().get(c - 1));
          for (double x : palette.cell().position(s)) {
            positions.add(x);
          }
        }
      }
    }
    return new Structure(
        palette.cell().cell(),
        elements.toArray(Element[]::new),
        positions.stream().mapToDouble(x -> x).toArray());
  }
}
