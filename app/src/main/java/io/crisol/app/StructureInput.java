package io.crisol.app;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;

/**
 * Which structure.
 *
 * @param structure file, with a pick such as {@code @3} where it holds several
 * @param replicate copies along the cell vectors
 */
public record StructureInput(
    @Setting(
            help =
                "the structure, in any format that Crisol reads; file.xyz@3 picks a frame, the"
                    + " first is 0",
            unit = "file")
        String structure,
    @Setting(help = "copies along the three cell vectors, such as 4x4x4", value = "1x1x1")
        String replicate) {
  /** Refuses what is no number of copies. */
  public StructureInput {
    if (!replicate.matches("[1-9][0-9]{0,5}x[1-9][0-9]{0,5}x[1-9][0-9]{0,5}")) {
      throw Problem.OPTION_INVALID.with(
          "replicate", replicate, "it is three whole numbers from 1", "write it as 2x2x2");
    }
  }

  /** The three numbers of copies. */
  int[] copies() {
    return java.util.Arrays.stream(replicate.split("x")).mapToInt(Integer::parseInt).toArray();
  }
}
