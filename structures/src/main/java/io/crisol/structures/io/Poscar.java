package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * VASP POSCAR and CONTCAR, of VASP 4 (no symbols) and 5: one frame without labels.
 *
 * <p>Å; a negative scale is the volume of the cell; three scales act on x, y and z. Selective
 * dynamics is column {@code move_mask} (1 free, 0 fixed), velocities are Å/fs. Source: the VASP
 * wiki, page POSCAR.
 */
final class Poscar {
  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "VASP POSCAR";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return PoscarHeader.fits(firstLines);
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new PoscarReader(source, options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "poscar";
        }

        @Override
        public String name() {
          return FORMAT.name();
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.startsWith("POSCAR")
              || fileName.startsWith("CONTCAR")
              || fileName.endsWith(".poscar")
              || fileName.endsWith(".vasp");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          VaspText.requireBulk(name(), FrameOutputs.only(this, frames));
          Keeps.only(Keeps.Part.VELOCITIES).andColumns("move_mask").tell(frames, note);
          TextOutput.write(out, frames, PoscarText::of);
        }
      };

  private Poscar() {}
}
