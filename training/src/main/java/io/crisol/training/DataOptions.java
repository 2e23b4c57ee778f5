package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;

/**
 * The data of a training run.
 *
 * @param train files
 * @param validation files for validation; where none is given, a part of the training frames
 * @param test files for the final test; where none is given, a part of the training frames
 * @param split how parts of the training frames are set aside
 * @param validationFraction share of the training frames
 * @param testFraction share of the training frames
 * @param seed of the split
 */
public record DataOptions(
    @Setting(help = "files with the frames to train on; file.xyz@0:100 picks frames", unit = "file")
        List<String> train,
    @Setting(
            help = "files to watch for overfitting; without any, a part of the training frames",
            unit = "file")
        List<String> validation,
    @Setting(
            help = "files for the final test; without any, a part of the training frames",
            unit = "file")
        List<String> test,
    @Setting(
            help =
                "blocks: neighbouring frames of a trajectory stay together; random: every frame for"
                    + " itself",
            value = "blocks")
        SplitRule split,
    @Setting(help = "share of the training frames used for validation", value = "0.1")
        double validationFraction,
    @Setting(
            help = "share of the training frames used for the test, where no test file is given",
            value = "0.1")
        double testFraction,
    @Setting(help = "seed of the split", value = "1") long seed) {

  /** How frames are set aside. */
  public enum SplitRule {
    /** Contiguous blocks of a trajectory. */
    BLOCKS,
    /** Single frames. */
    RANDOM
  }

  /** Refuses what cannot be. */
  public DataOptions {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    share("validation_fraction", validationFraction);
    share("test_fraction", testFraction);
    if (validationFraction + testFraction >= 1) {
      throw Problem.OPTION_INVALID.with(
          "validation_fraction + test_fraction",
          validationFraction + testFraction,
          "nothing would be left to train on",
          "choose smaller shares");
    }
  }

  /** The same without a test set: all of the frames are for training and validation. */
  DataOptions withoutTest() {
    return new DataOptions(train, validation, List.of(), split, validationFraction, 0, seed);
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Problem.OPTION_INVALID.with(
          name, value, "a share lies between 0 and 1", "choose for example 0.1");
    }
  }
}
