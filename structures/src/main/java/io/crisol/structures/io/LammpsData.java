package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * LAMMPS data files, as read_data reads and write_data writes them: one structure, atom types
 * instead of elements, lower triangular cell, units by an agreement outside the file.
 *
 * <p>Source: LAMMPS' documentation of its commands read_data, units and "triclinic boxes".
 */
final class LammpsData {
  private static final Pattern ATOMS = Pattern.compile("\\s*[0-9]+\\s+atoms\\s*(#.*)?");
  private static final Pattern BOX = Pattern.compile(".*\\s(xlo xhi|avec|atom types)\\s*(#.*)?");

  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "LAMMPS data";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream().anyMatch(line -> ATOMS.matcher(line).matches())
              && firstLines.stream().anyMatch(line -> BOX.matcher(line).matches());
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new LammpsDataReader(source, options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "lammps-data";
        }

        @Override
        public String name() {
          return "LAMMPS data";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.startsWith("data.")
              || fileName.endsWith(".data")
              || fileName.endsWith(".lmp")
              || fileName.endsWith(".lammps");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          LammpsData.write(out, frames, note);
        }
      };

  private final LammpsAtoms atoms;
  private final Frame frame;
  private final Writer out;

  private LammpsData(Frame frame, LammpsAtoms atoms, Writer out) {
    this.frame = frame;
    this.atoms = atoms;
    this.out = out;
  }

  private static void write(Path file, List<Frame> frames, Consumer<String> note) {
    Frame frame = FrameOutputs.only(OUTPUT, frames);
    LammpsAtoms atoms = new LammpsAtoms(frame, note);
    Keeps.only(Keeps.Part.CHARGES, Keeps.Part.VELOCITIES, Keeps.Part.SLABS)
        .andColumns("type", "image_flags", "id")
        .tell(frames, note);
    TextOutput.write(file, out -> new LammpsData(frame, atoms, out).write());
  }

  private void write() throws IOException {
    out.write("LAMMPS data file written by Crisol, units = metal\n\n");
    out.write(frame.size() + " atoms\n" + atoms.types().size() + " atom types\n\n");
    LammpsBox box = atoms.box();
    double[] v = box.vectors();
    for (int a = 0; a < 3; a++) {
      char axis = "xyz".charAt(a);
      double low = box.origin()[a];
      out.write(low + " " + (low + v[4 * a]) + " " + axis + "lo " + axis + "hi\n");
    }
    if (v[3] != 0 || v[6] != 0 || v[7] != 0) {
      out.write(v[3] + " " + v[6] + " " + v[7] + " xy xz yz\n");
    }
    out.write("\nMasses\n\n");
    for (int k = 0; k < atoms.types().size(); k++) {
      var element = atoms.types().get(k);
      out.write((k + 1) + " " + element.mass() + " # " + element.symbol() + "\n");
    }
    atomLines();
    velocityLines();
  }

  private void atomLines() throws IOException {
    Optional<double[]> charges = frame.structure().charges();
    Optional<double[]> images = atoms.images();
    double[] x = atoms.positions();
    out.write("\nAtoms # " + (charges.isPresent() ? "charge" : "atomic") + "\n\n");
    for (int i = 0; i < frame.size(); i++) {
      out.write((i + 1) + " " + atoms.type(i));
      if (charges.isPresent()) {
        out.write(" " + charges.get()[i]);
      }
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        out.write(" " + x[k]);
      }
      for (int k = 3 * i; k < 3 * i + 3 && images.isPresent(); k++) {
        out.write(" " + LammpsAtoms.whole(images.get()[k]));
      }
      out.write("\n");
    }
  }

  private void velocityLines() throws IOException {
    Optional<double[]> velocities = atoms.velocities();
    if (velocities.isEmpty()) {
      return;
    }
    out.write("\nVelocities\n\n");
    for (int i = 0; i < frame.size(); i++) {
      out.write(Integer.toString(i + 1));
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        out.write(" " + 1e3 * velocities.get()[k]);
      }
      out.write("\n");
    }
  }
}
