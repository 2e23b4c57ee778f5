package io.crisol.simulation.path;

import io.crisol.potentials.Prediction;
import io.crisol.structures.Structure;
import java.util.List;

/**
 * A path at one iteration.
 *
 * @param iteration from 0, the straight path
 * @param images from one end to the other, both included
 * @param predictions of the images
 * @param energies of the images, double[images], eV; enthalpies where the cell changes
 * @param maxForce largest force of the band on an atom of an image, springs included, eV/Å
 * @param climbing number of the image that climbs; −1 while none does
 */
public record Band(
    int iteration,
    List<Structure> images,
    List<Prediction> predictions,
    double[] energies,
    double maxForce,
    int climbing) {
  /** Copies. */
  public Band {
    images = List.copyOf(images);
    predictions = List.copyOf(predictions);
  }

  /** Energy of an image, eV. */
  public double energy(int image) {
    return energies[image];
  }

  /** Number of the image with the highest energy; the first of several. */
  public int highest() {
    return highest(energies);
  }

  static int highest(double[] energies) {
    int highest = 0;
    for (int k = 1; k < energies.length; k++) {
      highest = energies[k] > energies[highest] ? k : highest;
    }
    return highest;
  }
}
