package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.io.FrameOutput;
import io.crisol.structures.io.FrameOutputs;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** Reads frames in one format and writes them in another. */
@Command(
    name = "convert",
    description = "Convert structures and data from any format to another.",
    footer = {
      "",
      "Examples:",
      "  crisol convert OUTCAR data.xyz",
      "  crisol convert data.xyz@0:10 input.data --to n2p2",
      "The input is recognised by its content. Prints what was understood and what the new format"
          + " cannot hold; the input is never changed."
    })
final class ConvertVerb extends AnsweringVerb {
  /**
   * From where to where.
   *
   * @param input structures
   * @param output file to write
   * @param to format
   */
  public record ConvertFiles(
      @Setting(
              help = "a file or folder in any format that Crisol reads; file.xyz@0:10 picks frames",
              unit = "file")
          String input,
      @Setting(help = "file to write (a folder for deepmd)") String output,
      @Setting(help = "format to write; by the name of the output where not given")
          Optional<String> to) {}

  private static final String SECTION = "convert";

  @Override
  List<Section> sections() {
    return List.of(
        new Section(SECTION, "What is converted", List.of(ConvertFiles.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("input", "output");
  }

  private static FrameOutput format(ConvertFiles files) {
    return files
        .to()
        .map(FrameOutputs::of)
        .orElseGet(() -> FrameOutputs.ofName(Path.of(files.output())));
  }

  @Override
  String plan(Run run) {
    ConvertFiles files = run.settings(SECTION, ConvertFiles.class);
    FrameOutput format = format(files);
    List<Frame> frames = new Inputs(run, SECTION).readAsWritten(List.of(files.input())).frames();
    return "Would write "
        + frames.size()
        + " frames, "
        + frames.stream().mapToInt(Frame::size).sum()
        + " atoms, to "
        + files.output()
        + " as "
        + format.name()
        + ".";
  }

  @Override
  Outcome compute(Run run) {
    ConvertFiles files = run.settings(SECTION, ConvertFiles.class);
    FrameOutput format = format(files);
    Path out = Path.of(files.output());
    refuseSame(files.input(), out);
    List<Frame> frames = new Inputs(run, SECTION).readAsWritten(List.of(files.input())).frames();
    Set<String> lost = new LinkedHashSet<>();
    format.write(out, frames, lost::add);
    int atoms = frames.stream().mapToInt(Frame::size).sum();
    run.console()
        .print(
            frames.size()
                + " frames, "
                + atoms
                + " atoms written to "
                + out
                + ", "
                + format.name());
    lost.forEach(what -> run.console().print("  note: " + what));
    return Outcome.of(
        new Json.Obj()
            .put("frames", frames.size())
            .put("atoms", atoms)
            .put("format", format.id())
            .put("not_kept", Json.of(List.copyOf(lost))));
  }

  /** Overwriting the input would lose what the new format cannot hold. */
  private static void refuseSame(String input, Path out) {
    Path in = Path.of(input.replaceAll("@[-:\\d]*$", ""));
    try {
      if (Files.exists(out) && Files.exists(in) && Files.isSameFile(in, out)) {
        throw Problem.OPTION_INVALID.with(
            "output", out, "it is the input itself", "give another name: inputs are never changed");
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(out, String.valueOf(e.getMessage())).causedBy(e);
    }
  }
}
