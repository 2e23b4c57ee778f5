package io.crisol.structures.io;

import java.util.List;

/**
 * VASP vasprun.xml: every whole ionic step with cell, positions, energy, forces and stress.
 *
 * <p>The free energy is {@code e_fr_energy} of the step; E0, the energy label, is that plus {@code
 * e_0_energy - e_fr_energy} of its last electronic iteration, since VASP writes a wrong {@code
 * e_0_energy} for the step. {@code stress} is in kB, positive in compression. Source: the VASP
 * wiki, page vasprun.xml.
 */
final class Vasprun {
  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "VASP vasprun.xml";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream()
              .map(String::strip)
              .anyMatch(line -> line.startsWith("<modeling") || line.endsWith("<modeling>"));
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new VasprunReader(source);
        }
      };

  private Vasprun() {}
}
