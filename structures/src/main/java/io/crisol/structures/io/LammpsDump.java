package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * LAMMPS text dumps (dump custom and atom): frames of columns in any order of atoms.
 *
 * <p>Source: LAMMPS' documentation of its commands dump, dump_modify, units and "triclinic boxes".
 */
final class LammpsDump {
  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "LAMMPS dump";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream()
              .dropWhile(String::isBlank)
              .limit(1)
              .anyMatch(line -> line.startsWith("ITEM:"));
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new LammpsDumpReader(source, options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "lammps-dump";
        }

        @Override
        public String name() {
          return "LAMMPS dump";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.startsWith("dump.")
              || fileName.endsWith(".dump")
              || fileName.endsWith(".lammpstrj");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          LammpsDump.write(out, frames, note);
        }
      };

  private final Frame frame;
  private final LammpsAtoms atoms;
  private final Writer out;

  private LammpsDump(Frame frame, LammpsAtoms atoms, Writer out) {
    this.frame = frame;
    this.atoms = atoms;
    this.out = out;
  }

  private static void write(Path file, List<Frame> frames, Consumer<String> note) {
    Keeps.only(Keeps.Part.FORCES, Keeps.Part.CHARGES, Keeps.Part.VELOCITIES, Keeps.Part.SLABS)
        .andColumns("type", "image_flags", "id")
        .tell(frames, note);
    Set<String> said = new LinkedHashSet<>();
    TextOutput.write(
        file,
        out -> {
          out.write("ITEM: UNITS\nmetal\n");
          int step = -1;
          for (Frame frame : frames) {
            step = next(frame, step);
            new LammpsDump(frame, new LammpsAtoms(frame, said::add), out).write(step);
          }
        });
    said.forEach(note);
  }

  /** The time step of a frame where that comes after the one before, else one more than that. */
  private static int next(Frame frame, int before) {
    String text = frame.metadata().getOrDefault("timestep", "");
    int step = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    return Math.max(step, before + 1);
  }

  private void write(int step) throws IOException {
    LammpsBox box = atoms.box();
    double[] v = box.vectors();
    double[] tilt = {v[3], v[6], v[7]};
    boolean tilted = v[3] != 0 || v[6] != 0 || v[7] != 0;
    double[] inside = new double[6];
    for (int a = 0; a < 3; a++) {
      inside[2 * a] = box.origin()[a];
      inside[2 * a + 1] = box.origin()[a] + v[4 * a];
    }
    double[] bounds = LammpsBox.aroundBounds(inside, tilt);
    out.write("ITEM: TIMESTEP\n" + step + "\nITEM: NUMBER OF ATOMS\n" + frame.size() + "\n");
    out.write("ITEM: BOX BOUNDS" + (tilted ? " xy xz yz" : ""));
    for (boolean periodic : box.periodic()) {
      out.write(periodic ? " pp" : " ff");
    }
    for (int a = 0; a < 3; a++) {
      out.write("\n" + bounds[2 * a] + " " + bounds[2 * a + 1] + (tilted ? " " + tilt[a] : ""));
    }
    out.write("\n");
    atomLines();
  }

  private void atomLines() throws IOException {
    Optional<double[]> images = atoms.images();
    Optional<double[]> charges = frame.structure().charges();
    Optional<double[]> velocities = atoms.velocities();
    Optional<double[]> forces = atoms.forces();
    double[] x = atoms.positions();
    out.write("ITEM: ATOMS id type element");
    out.write(charges.isPresent() ? " q" : "");
    out.write(images.isPresent() ? " x y z ix iy iz" : " xu yu zu");
    out.write(velocities.isPresent() ? " vx vy vz" : "");
    out.write(forces.isPresent() ? " fx fy fz\n" : "\n");
    for (int i = 0; i < frame.size(); i++) {
      out.write((i + 1) + " " + atoms.type(i) + " " + frame.structure().element(i).symbol());
      out.write(charges.isPresent() ? " " + charges.get()[i] : "");
      three(x, i, 1);
      for (int k = 3 * i; k < 3 * i + 3 && images.isPresent(); k++) {
        out.write(" " + LammpsAtoms.whole(images.get()[k]));
      }
      if (velocities.isPresent()) {
        three(velocities.get(), i, 1e3);
      }
      if (forces.isPresent()) {
        three(forces.get(), i, 1);
      }
      out.write("\n");
    }
  }

  private void three(double[] flat, int i, double factor) throws IOException {
    for (int k = 3 * i; k < 3 * i + 3; k++) {
      out.write(" " + factor * flat[k]);
    }
  }
}
