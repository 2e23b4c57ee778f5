package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.structures.Setting;
import io.crisol.structures.check.CheckOptions;
import io.crisol.structures.check.DatasetCheck;
import io.crisol.structures.check.Findings;
import io.crisol.structures.check.Severity;
import io.crisol.structures.io.Reading;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Looks for faults in data. */
@Command(
    name = "check",
    description = "Find what is wrong with DFT data before it is trained on.",
    footer = {
      "",
      "Example:",
      "  crisol check data.xyz.gz more.xyz",
      "Exit code 0: nothing, or only notes; 1: frames that must not be trained on. They are copied"
          + " to quarantine.xyz, each with",
      "its reason; the data files are never changed."
    })
final class CheckVerb extends ComputingVerb {
  /**
   * What is checked.
   *
   * @param data files
   */
  public record CheckInput(
      @Setting(
              help = "the data, one or several files; file.xyz@0:10 picks frames",
              unit = "file",
              value = "")
          List<String> data) {}

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "check",
            "What is checked, and what counts as suspicious",
            List.of(CheckInput.class, ReadingInput.class, CheckOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("data");
  }

  @Override
  String plan(Run run) {
    Reading reading = read(run);
    return "Would check " + reading.frames().size() + " frames together.";
  }

  private static Reading read(Run run) {
    return new Inputs(run, "check")
        .readAsWritten(Inputs.several("data", run.settings("check", CheckInput.class).data()));
  }

  @Override
  Outcome compute(Run run) {
    Reading reading = read(run);
    Findings findings =
        DatasetCheck.of(reading.frames(), run.settings("check", CheckOptions.class));
    Path folder = run.folder().orElseThrow();
    findings.write(folder, reading.report());
    run.console().print(findings.toString());
    Map<Integer, String> quarantine = findings.quarantine();
    if (!quarantine.isEmpty()) {
      run.console()
          .print(
              "Copied with their reasons to "
                  + folder.resolve("quarantine.xyz")
                  + "; the data were not changed.");
    }
    return new Outcome(results(findings), findings.hasErrors() ? 1 : 0, java.util.Optional.empty());
  }

  /** Figures of a check. */
  static Json.Obj results(Findings findings) {
    Json.Obj json =
        new Json.Obj()
            .put("frames", findings.frames().size())
            .put("quarantined", findings.quarantine().size());
    for (Severity severity : Severity.values()) {
      json.put(
          severity.word() + "s",
          findings.all().stream().filter(finding -> finding.severity() == severity).count());
    }
    Json.Arr list = new Json.Arr();
    findings
        .all()
        .forEach(
            finding ->
                list.add(
                    new Json.Obj()
                        .put("code", finding.code())
                        .put("severity", finding.severity().word())
                        .put("message", finding.message())
                        .put("frames", finding.frames().size())));
    return json.put("findings", list);
  }
}
