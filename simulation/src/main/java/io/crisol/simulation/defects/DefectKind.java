package io.crisol.simulation.defects;

/** Kinds of point defect. */
public enum DefectKind {
  /** A site without its atom. */
  VACANCY("vacancies"),
  /** An atom more, in a void. */
  INTERSTITIAL("interstitials"),
  /** Two atoms that share a site. */
  DUMBBELL("dumbbells"),
  /** An atom on a site of another element. */
  ANTISITE("antisites");

  private final String plural;

  DefectKind(String plural) {
    this.plural = plural;
  }

  /** As a user writes it. */
  String plural() {
    return plural;
  }
}
