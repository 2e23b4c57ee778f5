package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Metrics;
import java.util.List;
import java.util.Map;

/** Energies of the faces of a crystal. */
final class SurfacesSection {
  private static final String RELAXED = "relaxed_mJ_per_m2";

  private SurfacesSection() {}

  static void write(Page page, Metrics metrics) {
    Map<String, Metrics> faces = metrics.nested("surfaces");
    if (faces.isEmpty()) {
      return;
    }
    page.heading("Surface energies");
    page.table(
        "Energies of the faces that the symmetry of the crystal does not make alike, the lowest"
            + " first; the mean of both sides of a slab, in the smallest repeat of the plane: faces"
            + " that rearrange over several repeats are not found. Change: with the last step in"
            + " thickness.",
        List.of(
            "face",
            "relaxed (mJ/m²)",
            "unrelaxed (mJ/m²)",
            "change (mJ/m²)",
            "thickness (Å)",
            "atoms",
            "largest grade"),
        ordered(faces).stream().map(name -> row(name, faces.get(name))).toList());
  }

  private static List<String> row(String name, Metrics face) {
    return List.of(
        "(" + name + ")",
        figure(face, RELAXED, 1),
        figure(face, "unrelaxed_mJ_per_m2", 1),
        figure(face, "change_mJ_per_m2", 2),
        figure(face, "thickness_angstrom", 1),
        figure(face, "atoms", 0),
        figure(face, "max_grade", 2));
  }

  private static List<String> ordered(Map<String, Metrics> faces) {
    return faces.keySet().stream()
        .sorted(
            (a, b) ->
                Double.compare(
                    faces.get(a).number(RELAXED).orElse(0), faces.get(b).number(RELAXED).orElse(0)))
        .toList();
  }

  private static String figure(Metrics face, String name, int decimals) {
    return face.number(name).isPresent() ? fixed(face.number(name).getAsDouble(), decimals) : "–";
  }

  static Verdict verdict(Metrics metrics) {
    Map<String, Metrics> faces = metrics.nested("surfaces");
    boolean converged = metrics.yes("converged");
    String lowest = faces.isEmpty() ? "" : ordered(faces).getFirst();
    return new Verdict(
        converged ? Level.GOOD : Level.LOOK,
        "Bulk",
        (faces.isEmpty()
                ? "no faces"
                : "the face of lowest energy is ("
                    + lowest
                    + "), "
                    + figure(faces.get(lowest), RELAXED, 1)
                    + " mJ/m²")
            + (converged
                ? "; no energy changes any more with the thickness of the slab."
                : "; some energies still change with the thickness of the slab."));
  }
}
