package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import java.nio.file.Path;
import java.util.List;

/** The formats that frames are written in. */
public final class FrameOutputs {
  private static final List<FrameOutput> OUTPUTS =
      List.of(
          NepXyz.OUTPUT, //
          ExtendedXyz.OUTPUT, //
          Poscar.OUTPUT, //
          Xdatcar.OUTPUT, //
          PwInput.OUTPUT, //
          N2p2Data.OUTPUT, //
          MlipCfg.OUTPUT, //
          DeepmdFolder.OUTPUT, //
          AseJsonWriter.OUTPUT, //
          PymatgenWriter.OUTPUT, //
          LammpsData.OUTPUT, //
          LammpsDump.OUTPUT, //
          Cif.OUTPUT, //
          Xsf.OUTPUT, //
          Pdb.OUTPUT //
          );

  private FrameOutputs() {}

  /** All formats. */
  public static List<FrameOutput> all() {
    return OUTPUTS;
  }

  /**
   * The only frame, for formats that hold one.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNFIT where there are several
   */
  static Frame only(FrameOutput format, List<Frame> frames) {
    if (frames.size() != 1) {
      throw Problem.OUTPUT_UNFIT.with(
          format.name(), "it holds one frame, and there are " + frames.size());
    }
    return frames.getFirst();
  }

  /**
   * The format of an {@link FrameOutput#id}.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  public static FrameOutput of(String id) {
    List<String> ids = OUTPUTS.stream().map(FrameOutput::id).toList();
    return OUTPUTS.stream()
        .filter(output -> output.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.OPTION_INVALID.with(
                    "--to",
                    id,
                    Spelling.nearest(id, ids)
                        .map(best -> "did you mean \"" + best + "\"?")
                        .orElse("no format has this name"),
                    "choose one of: " + String.join(", ", ids)));
  }

  /**
   * The format that a file of this name is expected in; a last {@code .gz} does not count.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING
   */
  public static FrameOutput ofName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return OUTPUTS.stream()
        .filter(output -> output.fitsName(plain))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.OPTION_MISSING.with(
                    "the format",
                    "the name " + file + " tells no format",
                    "add --to with one of: "
                        + String.join(", ", OUTPUTS.stream().map(FrameOutput::id).toList())));
  }
}
