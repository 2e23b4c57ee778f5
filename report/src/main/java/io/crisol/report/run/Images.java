package io.crisol.report.run;

import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Structures of a run to be looked at, such as the images of paths: {@code path.xyz}.
 *
 * @param frames named by what the file says of them: {@code hop}, {@code image}
 */
public record Images(List<ParityFrame> frames) implements Part {
  static Optional<Images> of(Path folder) {
    Path file = folder.resolve("path.xyz");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<ParityFrame> frames = new ArrayList<>();
    for (Frame frame : ExtendedXyz.read(file).frames()) {
      frames.add(image(frame));
    }
    return frames.isEmpty() ? Optional.empty() : Optional.of(new Images(frames));
  }

  private static ParityFrame image(Frame frame) {
    Structure structure = frame.structure();
    String hop = frame.metadata().get("hop");
    String name =
        (hop == null ? "" : "hop " + hop + ", ")
            + "image "
            + frame.metadata().getOrDefault("image", "");
    double energy = frame.labels().energy().orElse(Double.NaN);
    return new ParityFrame(
        name.strip(),
        "",
        structure.size(),
        energy / structure.size(),
        Double.NaN,
        structure.cell().isPeriodic() ? structure.cell().vectors() : new double[0],
        Arrays.stream(structure.elements()).map(element -> element.symbol()).toList(),
        structure.positions(),
        new double[0],
        new double[0],
        ParityFrame.Charges.NONE);
  }
}
