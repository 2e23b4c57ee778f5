package io.crisol.simulation.defects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Order among the defects that were computed: which is the lowest, which became another. */
final class Names {
  /** A defect has turned into another where its atoms went farther than the other's, Å. */
  private static final double FARTHER = 0.2;

  private Names() {}

  /** Vacancies of one element from the lowest up; what turned into another is told. */
  static List<Defect> sorted(List<Defect> defects) {
    List<Defect> vacancies =
        new ArrayList<>(
            defects.stream().filter(d -> d.what().kind() == DefectKind.VACANCY).toList());
    vacancies.sort(
        Comparator.comparing((Defect d) -> d.what().removed().orElseThrow())
            .thenComparingDouble(d -> d.large().energy().orElse(Double.POSITIVE_INFINITY)));
    Map<String, Integer> count = new HashMap<>();
    List<Defect> named = new ArrayList<>();
    for (Defect vacancy : vacancies) {
      String element = vacancy.what().removed().orElseThrow().symbol();
      int number = count.merge(element, 1, Integer::sum);
      named.add(vacancy.named(number == 1 ? element : element + "_" + number));
    }
    defects.stream()
        .filter(d -> d.what().kind() != DefectKind.VACANCY)
        .map(d -> d.turnedInto(became(d, defects)))
        .forEach(named::add);
    return List.copyOf(named);
  }

  /** The defect of the same atoms and energy that went least far from where it began. */
  private static Optional<String> became(Defect defect, List<Defect> all) {
    return all.stream()
        .filter(other -> other.what().isLike(defect.what()) && isSame(defect, other))
        .filter(other -> other.large().moved() < defect.large().moved() - FARTHER)
        .min(Comparator.comparingDouble(other -> other.large().moved()))
        .map(other -> other.what().name());
  }

  private static boolean isSame(Defect a, Defect b) {
    return a.large().converged()
        && b.large().converged()
        && Math.abs(a.large().relaxed() - b.large().relaxed()) < Defect.SAME;
  }
}
