package io.crisol.potentials.network;

import java.util.Locale;

/** Where the charges of a {@link ChargedNetworks} come from. */
public enum ChargeModel {
  /**
   * A network gives the charge of each atom from its environment; what the sum lacks of the total
   * charge is spread evenly (third generation).
   */
  ENVIRONMENT,
  /**
   * A network gives the electronegativity of each atom; charges minimise the energy of charging the
   * structure at its total charge (fourth generation).
   */
  EQUILIBRATED;

  /** Name in potential files. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sign of the network's output on the right of A Q + μ 1 = ±x. */
  double sign() {
    return this == ENVIRONMENT ? 1 : -1;
  }
}
