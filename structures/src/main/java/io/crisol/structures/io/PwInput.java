package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Input files of Quantum ESPRESSO's pw.x: namelists and cards, every {@code ibrav}, positions in
 * alat, bohr, angstrom or crystal. Written as a skeleton whose pseudopotentials, cutoff and k
 * points are to be filled in. Source: https://www.quantum-espresso.org/Doc/INPUT_PW.html.
 */
final class PwInput {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  /** How {@link FrameOutputs} finds this format. */
  static final FrameOutput OUTPUT = new Output();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "Quantum ESPRESSO pw.x input";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      return firstLines.stream()
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .anyMatch(line -> line.matches("&(control|system)([\\s,!/].*)?"));
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new PwInputReader(source);
    }
  }

  private static final class Output implements FrameOutput {
    @Override
    public String id() {
      return "espresso-in";
    }

    @Override
    public String name() {
      return "Quantum ESPRESSO pw.x input";
    }

    @Override
    public boolean fitsName(String fileName) {
      return fileName.endsWith(".pwi") || fileName.equals("pw.in");
    }

    @Override
    public void write(Path out, List<Frame> frames, Consumer<String> note) {
      if (frames.size() != 1) {
        throw Problem.OUTPUT_UNFIT.with(
            id(), "it holds one structure and there are " + frames.size());
      }
      byte[] text = PwInputText.of(frames.getFirst(), note).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(
          out,
          raw -> {
            OutputStream stream = out.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
            stream.write(text);
            if (stream instanceof GZIPOutputStream zip) {
              zip.finish();
            }
          });
    }
  }

  private PwInput() {}
}
