package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a potential is trained.
 *
 * @param method optimiser
 * @param iterations L-BFGS iterations or passes over the data; may be raised when the run is
 *     resumed
 * @param energyWeight weight of (ΔE/N)², eV⁻²
 * @param forceWeight weight of the mean squared force error, (eV/Å)⁻²
 * @param stressWeight weight of the mean squared stress error, (eV/Å³)⁻²
 * @param chargeWeight weight of the mean squared charge error, e⁻²
 * @param groupWeights factors by configuration type
 * @param weighting how the terms of the loss grow with the number of atoms
 * @param preconditioning power of the preconditioner of the first layer, 0 to 1
 * @param history steps that L-BFGS remembers
 * @param batch frames per step of AdamW and of the Kalman filter
 * @param forceComponents force components of a frame in a step of the methods of least squares; 0
 *     for all
 * @param learningRate first learning rate of AdamW
 * @param weightDecay decoupled weight decay of AdamW
 * @param patience iterations without a better validation loss before the training ends
 * @param validationInterval iterations between validations
 * @param checkpointInterval iterations between checkpoints
 * @param taylorDisplacement by how much every atom of a Taylor copy is moved, Å; 0 for no copies
 * @param taylorCopies copies of each training frame
 * @param memory that training may take beside the data, GB
 * @param seed of the first parameters, of the order of the frames and of Taylor copies
 */
public record TrainingOptions(
    @Setting(
            help =
                "lbfgs: all frames in every step; adamw: small batches; levenberg-marquardt;"
                    + " kalman-filter",
            value = "lbfgs")
        Method method,
    @Setting(
            help =
                "iterations, or (adamw, kalman-filter) passes over the data; may be raised when the"
                    + " run is resumed",
            value = "300")
        int iterations,
    @Setting(
            help = "weight of the squared error of the energy per atom",
            unit = "1/eV²",
            value = "100")
        double energyWeight,
    @Setting(
            help = "weight of the mean squared error of force components",
            unit = "Å²/eV²",
            value = "1")
        double forceWeight,
    @Setting(
            help = "weight of the mean squared error of stress components",
            unit = "Å⁶/eV²",
            value = "300")
        double stressWeight,
    @Setting(
            help = "weight of the mean squared error of charges, where charges are modelled",
            unit = "1/e²",
            value = "10")
        double chargeWeight,
    @Setting(
            help =
                "factor of the loss of frames of a configuration type; 1 where not given. A frame"
                    + " may bring one of its own, the entry weight")
        Map<String, Double> groupWeights,
    @Setting(
            help =
                "how the squared errors of a frame of N atoms count: means, (ΔE/N)², the means over"
                    + " force and stress components; or as in MLIP-2, with sums over components of"
                    + " forces and virials: vibrations, ΔE²/N, ΔF², Δ(Vσ)²/N; molecules, ΔE², ΔF²,"
                    + " Δ(Vσ)²; structures, ΔE²/N², ΔF²/N, Δ(Vσ)²/N². The weights of MLIP-2 are 1,"
                    + " 0.01 and 0.001",
            value = "means")
        Weighting weighting,
    @Setting(help = "power of the preconditioner of the first layer, 0 (none) to 1", value = "0.6")
        double preconditioning,
    @Setting(help = "steps that L-BFGS remembers", value = "100") int history,
    @Setting(help = "frames per step of AdamW and of the Kalman filter", value = "4") int batch,
    @Setting(
            help =
                "force components per frame that levenberg-marquardt and kalman-filter take; 0:"
                    + " all",
            value = "12")
        int forceComponents,
    @Setting(help = "first learning rate of AdamW", value = "0.002") double learningRate,
    @Setting(help = "weight decay of AdamW", value = "0") double weightDecay,
    @Setting(
            help = "iterations without a better validation before the training ends early",
            value = "100")
        int patience,
    @Setting(help = "iterations between validations", value = "5") int validationInterval,
    @Setting(help = "iterations between checkpoints", value = "20") int checkpointInterval,
    @Setting(
            help =
                "train also on the energies of copies of the training frames in which every atom is"
                    + " moved by so much, known from the forces to first order; 0: no copies",
            unit = "Å",
            value = "0")
        double taylorDisplacement,
    @Setting(help = "such copies of each training frame", value = "4") int taylorCopies,
    @Setting(
            help =
                "memory for training beside the data; frames that do not fit are prepared anew"
                    + " whenever they are needed; without it 70 % of what Java may use",
            unit = "GB")
        OptionalDouble memory,
    @Setting(
            help = "seed of the first parameters, of the order of the frames and of Taylor copies",
            value = "1")
        long seed) {

  /** Longest displacement of Taylor copies, Å. */
  private static final double MOST_DISPLACED = 0.3;

  /** Optimisers. */
  public enum Method {
    /** Limited-memory BFGS over all frames. */
    LBFGS,
    /** AdamW on small batches. */
    ADAMW,
    /** Levenberg-Marquardt over all frames. */
    LEVENBERG_MARQUARDT,
    /** Extended Kalman filter, frame by frame. */
    KALMAN_FILTER
  }

  /** Refuses what cannot be. */
  public TrainingOptions {
    groupWeights = Map.copyOf(groupWeights);
    new LossWeights(energyWeight, forceWeight, stressWeight, chargeWeight, groupWeights, weighting);
    least("iterations", iterations, 1);
    least("history", history, 1);
    least("batch", batch, 1);
    least("force_components", forceComponents, 0);
    least("patience", patience, 1);
    least("validation_interval", validationInterval, 1);
    least("checkpoint_interval", checkpointInterval, 1);
    least("taylor_copies", taylorCopies, 1);
    if (!(preconditioning >= 0 && preconditioning <= 1)) {
      throw Problem.OPTION_INVALID.with(
          "preconditioning",
          preconditioning,
          "the power lies between 0 and 1",
          "take the default, 0.6");
    }
    if (!(learningRate > 0) || !(weightDecay >= 0)) {
      throw Problem.OPTION_INVALID.with(
          "learning_rate",
          learningRate,
          "a learning rate is positive, a decay at least 0",
          "take the default, 0.002");
    }
    amounts(taylorDisplacement, memory);
  }

  private static void amounts(double taylorDisplacement, OptionalDouble memory) {
    if (!(taylorDisplacement >= 0 && taylorDisplacement <= MOST_DISPLACED)) {
      throw Problem.OPTION_INVALID.with(
          "taylor_displacement",
          taylorDisplacement,
          "forces tell energies to first order, within 0 to " + MOST_DISPLACED + " Å",
          "choose for example 0.03");
    }
    if (memory.isPresent() && !(memory.getAsDouble() > 0 && memory.getAsDouble() < 1e6)) {
      throw Problem.OPTION_INVALID.with(
          "memory", memory.getAsDouble(), "it is positive, in GB", "choose for example \"4 GB\"");
    }
  }

  private static void least(String name, int value, int least) {
    if (value < least) {
      throw Problem.OPTION_INVALID.with(name, value, "it is at least " + least, "correct it");
    }
  }

  /** The same for another number of iterations. */
  TrainingOptions withIterations(int other) {
    return new TrainingOptions(
        method,
        other,
        energyWeight,
        forceWeight,
        stressWeight,
        chargeWeight,
        groupWeights,
        weighting,
        preconditioning,
        history,
        batch,
        forceComponents,
        learningRate,
        weightDecay,
        patience,
        validationInterval,
        checkpointInterval,
        taylorDisplacement,
        taylorCopies,
        memory,
        seed);
  }

  /** Taylor copies of each frame; 0 where none are wanted. */
  int copies() {
    return taylorDisplacement == 0 ? 0 : taylorCopies;
  }

  /** Weights of the loss. */
  LossWeights weights() {
    return new LossWeights(
        energyWeight, forceWeight, stressWeight, chargeWeight, groupWeights, weighting);
  }
}
