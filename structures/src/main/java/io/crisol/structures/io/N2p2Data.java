package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The {@code input.data} of RuNNer and n2p2: frames between {@code begin} and {@code end}, with
 * {@code lattice}, {@code atom x y z symbol charge unused fx fy fz}, {@code energy}, {@code charge}
 * and {@code comment} lines.
 *
 * <p>The file does not state its units: they are bohr and Hartree, RuNNer's own, unless a comment
 * or the user says otherwise, or unless the atoms of the first frame would then stand on top of
 * each other (n2p2 takes any units, and files in Å and eV are in use). The report says which and
 * why. Energies and forces that were not computed cannot be left out of this format; ours are then
 * marked in the comment. Charges that are all zero mean that none were computed. Source: n2p2's
 * documentation of its configuration format, https://compphysvienna.github.io/n2p2/.
 */
final class N2p2Data {
  /** The comment of files that Crisol wrote. */
  static final String UNITS = "units=atomic";

  /** In a comment of files that Crisol wrote: no energy was computed. */
  static final String NO_ENERGY = "energy=absent";

  /** In a comment of files that Crisol wrote: no forces were computed. */
  static final String NO_FORCES = "forces=absent";

  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "n2p2/RuNNer input.data";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          List<String> words =
              firstLines.stream()
                  .map(String::strip)
                  .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                  .map(line -> line.split("\\s+", 2)[0])
                  .toList();
          return words.size() > 1
              && words.getFirst().equals("begin")
              && words.get(1).matches("comment|lattice|atom|energy|charge");
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new N2p2Reader(source, options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "n2p2";
        }

        @Override
        public String name() {
          return "n2p2/RuNNer input.data";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.equals("input.data");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          N2p2Writer.write(out, frames, note);
        }
      };

  private N2p2Data() {}
}
