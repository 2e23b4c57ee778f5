package io.crisol.report.page;

import io.crisol.report.run.Provenance;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.List;

/** Where the run came from, and how to cite it. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static void write(Page page, RunFolder step, Provenance provenance) {
    page.minorHeading("Provenance" + (step.name().isEmpty() ? "" : " of " + step.name()));
    List<List<String>> rows = new ArrayList<>();
    provenance
        .entries()
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                rows.add(List.of(Names.label(name), value + (name.equals("seconds") ? " s" : "")));
              }
            });
    page.wordTable("Program, machine and command.", List.of("entry", "value"), rows);
    List<List<String>> inputs =
        provenance.inputs().stream()
            .map(input -> List.of(input.file(), input.frames(), input.sha256()))
            .toList();
    if (!inputs.isEmpty()) {
      page.wordTable("Data files.", List.of("file", "frames", "SHA-256"), inputs);
    }
  }

  static void cite(Page page, RunFolder folder) {
    page.section("How to cite");
    String version =
        folder
            .findAnywhere(Provenance.class)
            .map(found -> found.entries().getOrDefault("version", ""))
            .orElse("");
    page.paragraph(
        "Crisol"
            + (version.isEmpty() ? "" : " " + version)
            + ": machine-learned interatomic potentials on the JVM. The repository's CITATION.cff has the entry for your bibliography.");
    boolean network = folder.each().stream().anyMatch(step -> step.kind().equals("train"));
    page.body().open("ul");
    if (network) {
      page.body()
          .element(
              "li",
              "Descriptor: N. Artrith, A. Urban, G. Ceder, Phys. Rev. B 96, 014112 (2017), doi:10.1103/PhysRevB.96.014112.");
    }
    boolean benchmark =
        folder.each().stream()
            .anyMatch(step -> !Peers.of(Verdicts.benchmark(folder, step)).isEmpty());
    if (benchmark) {
      page.body()
          .element(
              "li",
              "Data and published errors: Y. Zuo et al., J. Phys. Chem. A 124, 731 (2020), doi:10.1021/acs.jpca.9b08723 (data: BSD-3-Clause).");
    }
    page.body().element("li", "The data you trained on, as their authors ask.").close();
  }
}
