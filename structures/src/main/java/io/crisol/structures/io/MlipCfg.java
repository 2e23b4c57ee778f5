package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The {@code .cfg} files of MLIP: blocks from {@code BEGIN_CFG} to {@code END_CFG} in Å, eV and
 * eV/Å. {@code PlusStress} is the virial of the cell in eV, positive in compression: stress =
 * −PlusStress/V. Atom types are numbers from 0; the file does not name their elements, so the user
 * must (files that Crisol wrote name them in a {@code Feature elements} line). Frames without a
 * {@code Supercell} do not repeat, those with three vectors do. Source: the manual of MLIP-2,
 * doi:10.1088/2632-2153/abc9fe.
 */
final class MlipCfg {
  /** Name of the feature that names the elements of types 0, 1, … */
  static final String ELEMENTS = "elements";

  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "MLIP cfg";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .findFirst()
              .filter(line -> line.startsWith("BEGIN_CFG"))
              .isPresent();
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new MlipReader(source, options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "mlip-cfg";
        }

        @Override
        public String name() {
          return "MLIP cfg";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".cfg");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          MlipWriter.write(out, frames, note);
        }
      };

  private MlipCfg() {}
}
