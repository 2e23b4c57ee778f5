package io.crisol.simulation.defects;

import io.crisol.simulation.BandResult;
import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results.json of point defects. */
record DefectsJson(DefectsResult result) {
  Json.Obj addTo(Json.Obj json) {
    Json.Obj potentials = new Json.Obj();
    result.reservoir().potentials().forEach((e, mu) -> potentials.put(e.symbol(), mu));
    json.put("chemical_potentials_eV", potentials)
        .put("chemical_potentials_excess_eV_per_atom", result.reservoir().excess());
    if (result.isElement()) {
      element(json, result.ground().structure().element(0));
    } else {
      new Pairs(result).addTo(json);
    }
    Json.Obj vacancies = new Json.Obj();
    of(DefectKind.VACANCY).forEach(d -> vacancies.put(d.what().name(), vacancy(d)));
    json.put("vacancies", vacancies).put("interstitials", interstitials());
    Json.Obj antisites = new Json.Obj();
    of(DefectKind.ANTISITE).forEach(d -> antisites.put(d.what().name(), defect(d)));
    Json.Arr hops = new Json.Arr();
    result.hops().forEach(hop -> hops.add(hop(hop)));
    return json.put("antisites", antisites).put("hops", hops);
  }

  private void element(Json.Obj json, Element element) {
    result
        .lowest(DefectKind.VACANCY, element)
        .ifPresent(
            v ->
                json.put("vacancy_formation_eV", number(v.formation()))
                    .put("vacancy_formation_unrelaxed_eV", number(v.unrelaxed()))
                    .put("vacancy_formation_change_eV", number(v.change()))
                    .put("vacancy_relaxation_volume_angstrom3", number(v.relaxationVolume())));
    result
        .easiest(element)
        .ifPresent(
            hop ->
                json.put("vacancy_migration_eV", hop.barrier())
                    .put("vacancy_migration_change_eV", number(hop.change())));
    result
        .lowest(DefectKind.INTERSTITIAL, element)
        .ifPresent(
            lowest ->
                json.put("interstitial_formation_eV", number(lowest.formation()))
                    .put("lowest_interstitial", lowest.what().name()));
  }

  private List<Defect> of(DefectKind kind) {
    return result.defects().stream().filter(d -> d.what().kind() == kind).toList();
  }

  /** By name; in a compound by element before. */
  private Json.Obj interstitials() {
    Json.Obj all = new Json.Obj();
    for (Element element : result.ground().structure().elementSet()) {
      Json.Obj named = result.isElement() ? all : new Json.Obj();
      for (Defect defect : result.defects()) {
        boolean is =
            defect.what().removed().isEmpty() && defect.what().added().equals(Optional.of(element));
        if (is) {
          named.put(defect.what().name(), defect(defect));
        }
      }
      if (!result.isElement()) {
        all.put(element.symbol(), named);
      }
    }
    return all;
  }

  private Json.Obj vacancy(Defect defect) {
    Json.Obj json = defect(defect);
    result.hops().stream()
        .filter(hop -> hop.site() == defect.what().site() && hop.converged())
        .mapToDouble(Hop::barrier)
        .min()
        .ifPresent(barrier -> json.put("migration_eV", barrier));
    return json;
  }

  private Json.Obj defect(Defect d) {
    double atom = result.ground().structure().cell().volume() / result.ground().structure().size();
    OptionalDouble volume = d.relaxationVolume();
    Json.Obj json =
        new Json.Obj()
            .put("formation_eV", number(d.formation()))
            .put("formation_unrelaxed_eV", number(d.unrelaxed()))
            .put("change_eV", number(d.change()))
            .put("energy_difference_eV", number(d.large().energy()))
            .put("relaxation_volume_angstrom3", number(volume))
            .put(
                "relaxation_volume_atoms",
                volume.isPresent() ? Json.of(volume.getAsDouble() / atom) : new Json.Null())
            .put("stable", d.isStable().<Json>map(Json.Bool::new).orElse(new Json.Null()))
            .put("falls_by_eV", number(d.fall()))
            .put("became", d.became().<Json>map(Json.Str::new).orElse(new Json.Null()))
            .put("moved_angstrom", d.large().moved())
            .put("sites_per_cell", d.what().alike())
            .put("converged", d.large().converged())
            .put("max_grade", number(d.large().found().maxGrade()));
    if (result.constant() == Held.VOLUME && d.large().converged()) {
      json.put("elastic_dipole_eV", d.large().dipole());
    }
    return json;
  }

  private static Json hop(Hop hop) {
    BandResult band = hop.path().band();
    Json.Arr path = new Json.Arr();
    for (int k = 0; k < band.energies().length; k++) {
      path.add(
          Json.of(new double[] {band.distances()[k], band.energies()[k] - band.energies()[0]}));
    }
    return new Json.Obj()
        .put("element", hop.element().symbol())
        .put("vacancy_site", hop.site())
        .put("from_site", hop.from())
        .put("length_angstrom", hop.length())
        .put("alike", hop.alike())
        .put("verdict", hop.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("lower_state_eV", -hop.path().fall())
        .put("barrier_eV", band.barrier())
        .put("reverse_barrier_eV", band.reverseBarrier())
        .put("change_eV", number(hop.change()))
        .put("path_angstrom_eV", path);
  }

  private static Json number(OptionalDouble value) {
    return SimulationResult.number(value);
  }
}
