package io.crisol.potentials.network;

import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.electrostatics.CloudInteraction;
import io.crisol.potentials.electrostatics.CloudTensor;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * A structure prepared for training networks with charges. It depends on descriptor, widths and
 * screening only.
 *
 * @param local pairs, descriptors and their Jacobian
 * @param clouds C with its derivatives
 * @param near what screening adds to it; null where nothing is screened
 * @param totalCharge e
 */
public record ChargedExample(
    NetworkExample local, CloudTensor clouds, CloudTensor near, double totalCharge)
    implements Trainable.Example {
  /**
   * Prepares a structure.
   *
   * @param widths σ by atom, Å
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT, PARAMETER_INVALID for a cell
   *     that repeats in one or two directions only
   */
  public static ChargedExample of(
      Descriptor descriptor,
      double[] widths,
      NearScreening screening,
      Structure structure,
      Neighbors neighbors) {
    return of(NetworkExample.of(descriptor, structure, neighbors), widths, screening, structure);
  }

  /**
   * Prepares a structure without pairs and Jacobian, most often the greater part; it has to be
   * {@linkplain #completed completed} for a prediction.
   */
  public static ChargedExample valuesOf(
      Descriptor descriptor,
      double[] widths,
      NearScreening screening,
      Structure structure,
      Neighbors neighbors) {
    return of(
        NetworkExample.valuesOf(descriptor, structure, neighbors), widths, screening, structure);
  }

  private static ChargedExample of(
      NetworkExample local, double[] widths, NearScreening screening, Structure structure) {
    CloudInteraction clouds = new CloudInteraction(structure, widths);
    return new ChargedExample(
        local,
        clouds.tensor(),
        screening.isPresent() ? clouds.tensor(screening) : null,
        ChargedNetworks.totalCharge(structure));
  }

  /** The same with the pairs and the Jacobian of its structure. */
  public ChargedExample completed(Descriptor descriptor, Structure structure, Neighbors neighbors) {
    return new ChargedExample(
        NetworkExample.of(descriptor, structure, neighbors), clouds, near, totalCharge);
  }

  /** Bytes that {@link #valuesOf} of so many atoms holds at the most. */
  public static long estimateValuesBytes(
      Descriptor descriptor, NearScreening screening, int atoms) {
    return NetworkExample.estimateValuesBytes(descriptor, atoms)
        + (screening.isPresent() ? 2 : 1) * CloudTensor.bytes(atoms);
  }

  /** Bytes that an example of so many atoms with so many neighbour entries in all will hold. */
  public static long estimateBytes(
      Descriptor descriptor, NearScreening screening, int atoms, long entries) {
    return NetworkExample.estimateBytes(descriptor, atoms, entries)
        + (screening.isPresent() ? 2 : 1) * CloudTensor.bytes(atoms);
  }

  @Override
  public int size() {
    return local.size();
  }

  @Override
  public long bytes() {
    return local.bytes() + clouds.bytes() + (near == null ? 0 : near.bytes());
  }

  /** Cᵉ q, the potential at each atom, double[N], V. */
  double[] potentials(double[] q) {
    double[] phi = new double[q.length];
    clouds.times(q, phi);
    if (near != null) {
      near.times(q, phi);
    }
    return phi;
  }
}
