package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LAMMPS reads our data file, and we read its data file and its dumps: one frame goes round. Needs
 * lmp on the path; skipped where there is none, required with CI=true.
 */
class LammpsReadsTest {
  private static final String INPUT =
      """
      units metal
      atom_style charge
      box tilt large
      read_data frame.data
      pair_style zero 3.0
      pair_coeff * *
      thermo_style custom step vol xy xz yz
      run 0
      write_data back.data
      write_dump all custom wrapped.dump id type q x y z ix iy iz vx vy vz modify format float %20.16g
      write_dump all custom open.dump id element xu yu zu ix iy iz modify element O Si format float %20.16g
      write_dump all custom scaled.dump id element xsu ysu zsu modify element O Si format float %20.16g
      """;

  private static final ReadingOptions TYPES =
      new ReadingOptions(List.of(Element.O, Element.Si), Optional.of("metal"));

  @TempDir Path folder;

  @Test
  void one_frame_goes_through_lammps_and_comes_back() throws IOException {
    roundTrip(CommonFrame.of(CommonFrame.UPRIGHT, 1));
    roundTrip(CommonFrame.of(CommonFrame.turned(), 2));
  }

  private void roundTrip(Frame frame) throws IOException {
    requireLammps();
    LammpsData.OUTPUT.write(folder.resolve("frame.data"), List.of(frame), _ -> {});
    Path input =
        Files.writeString(
            folder.resolve("in.lammps"),
            INPUT
                .replace(" back", " " + folder.resolve("back"))
                .replace("frame.data", folder.resolve("frame.data").toString())
                .replace("custom wrapped", "custom " + folder.resolve("wrapped"))
                .replace("custom open", "custom " + folder.resolve("open"))
                .replace("custom scaled", "custom " + folder.resolve("scaled")));
    String log =
        AseReadsTest.run("", "lmp", "-in", input.toString(), "-log", "none", "-echo", "none");
    assertThat(log).contains("8 atoms").doesNotContain("WARNING: Proc sub-domain");
    for (String name : List.of("back.data", "wrapped.dump", "open.dump", "scaled.dump")) {
      Frame back = FrameFiles.read(folder.resolve(name).toString(), TYPES).frames().getFirst();
      new FrameComparison(name, frame, unwrapped(back), List.of()).holdWherePresent(1e-12);
    }
  }

  /** Adds the image flags where there are any: what is left out or added twice shows. */
  private static Frame unwrapped(Frame frame) {
    double[] images = frame.columns().get("image_flags");
    if (images == null) {
      return frame;
    }
    Structure s = frame.structure();
    double[] x = s.positions();
    for (int k = 0; k < x.length; k++) {
      for (int a = 0; a < 3; a++) {
        x[k] += images[k - k % 3 + a] * s.cell().vector(a, k % 3);
      }
    }
    return new Frame(
        s.withPositions(x), frame.labels(), frame.metadata(), frame.columns(), frame.source());
  }

  private static void requireLammps() {
    try {
      AseReadsTest.run("", "lmp", "-h");
    } catch (IOException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("needed with CI=true and not there: lmp (Debian: lammps)", e);
      }
      System.out.println("skipped: there is no lmp (Debian: lammps)");
      assumeTrue(false, "there is no lmp");
    }
  }
}
