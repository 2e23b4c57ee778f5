package io.crisol.training;

import io.crisol.structures.Setting;

/**
 * Which kind of potential is trained.
 *
 * @param model the kind
 */
public record ModelOptions(
    @Setting(
            help =
                "network: neural networks on descriptors; snap: linear or quadratic in the"
                    + " bispectrum, see [snap]; moment: moment tensor potential, see [moment]",
            value = "network")
        Model model) {
  /** Kinds of potential. */
  public enum Model {
    /** Neural networks, fitted step by step. */
    NETWORK,
    /** Bispectrum, fitted by linear least squares. */
    SNAP,
    /** Moments of the neighbours, fitted by linear least squares and L-BFGS in turn. */
    MOMENT
  }
}
