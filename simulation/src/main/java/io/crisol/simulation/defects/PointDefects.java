package io.crisol.simulation.defects;

import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The point defects of a crystal, one of each class that its symmetry makes alike. */
final class PointDefects {
  /** Half the distance of the atoms of a dumbbell, as a share of the nearest distance. */
  private static final double HALF = 0.42;

  private final Crystal crystal;
  private final DefectOptions options;
  private final List<PointDefect> found = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();

  private PointDefects(Crystal crystal, DefectOptions options) {
    this.crystal = crystal;
    this.options = options;
  }

  static List<PointDefect> of(Crystal crystal, DefectOptions options) {
    PointDefects defects = new PointDefects(crystal, options);
    defects.crystal.sites().forEach(defects::vacancy);
    if (options.wants(DefectKind.INTERSTITIAL)) {
      defects.interstitials();
    }
    if (options.wants(DefectKind.DUMBBELL)) {
      defects.crystal.sites().forEach(defects::dumbbells);
    }
    if (options.wants(DefectKind.ANTISITE)) {
      defects.crystal.sites().forEach(defects::antisites);
    }
    return List.copyOf(defects.found);
  }

  private void vacancy(int site) {
    if (options.wants(DefectKind.VACANCY)) {
      Element element = crystal.unit().element(site);
      add(
          new PointDefect(
              DefectKind.VACANCY,
              element.symbol(),
              Optional.of(element),
              Optional.empty(),
              site,
              new double[3],
              crystal.alike(site)));
    }
  }

  private void interstitials() {
    List<Voids.Void> voids = Voids.of(crystal);
    for (Voids.Void hole : voids.subList(0, Math.min(options.maxVoids(), voids.size()))) {
      for (Element element : crystal.unit().elementSet()) {
        add(
            new PointDefect(
                DefectKind.INTERSTITIAL,
                hole.name(),
                Optional.empty(),
                Optional.of(element),
                -1,
                hole.place(),
                hole.alike()));
      }
    }
  }

  /** Two atoms of the site's own element. */
  private void dumbbells(int site) {
    double reach = Surroundings.reach(crystal.unit(), 60);
    double nearest = Surroundings.ofAtom(crystal.unit(), site, reach).getFirst().distance();
    Element element = crystal.unit().element(site);
    for (Directions.Direction direction : new Directions(crystal).about(site)) {
      double[] half = new double[3];
      for (int x = 0; x < 3; x++) {
        half[x] = HALF * nearest * direction.along()[x];
      }
      add(
          new PointDefect(
              DefectKind.DUMBBELL,
              "dumbbell_" + direction.name(),
              Optional.empty(),
              Optional.of(element),
              site,
              half,
              crystal.alike(site)));
    }
  }

  private void antisites(int site) {
    Element own = crystal.unit().element(site);
    for (Element other : crystal.unit().elementSet()) {
      if (other != own) {
        add(
            new PointDefect(
                DefectKind.ANTISITE,
                other + "_on_" + own,
                Optional.of(own),
                Optional.of(other),
                site,
                new double[3],
                crystal.alike(site)));
      }
    }
  }

  /** Of several of one name the second has a 2 behind it. */
  private void add(PointDefect defect) {
    String of = defect.name() + defect.added().map(Element::symbol).orElse("");
    int number = names.merge(of, 1, Integer::sum);
    if (options.wants(defect)) {
      found.add(number == 1 ? defect : defect.named(defect.name() + "_" + number));
    }
  }
}
