package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.ReadingReport;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All findings of a check, the gravest first.
 *
 * @param all the findings
 * @param frames the frames that were checked
 */
public record Findings(List<Finding> all, List<Frame> frames) {
  /** Whether something must not be trained on. */
  public boolean hasErrors() {
    return all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Findings with this code. */
  public List<Finding> withCode(String code) {
    return all.stream().filter(finding -> finding.code().equals(code)).toList();
  }

  /** Frames that must not be trained on, by position, each with its reasons. */
  public Map<Integer, String> quarantine() {
    Map<Integer, String> reasons = new TreeMap<>();
    for (Finding finding : all) {
      if (finding.severity() == Severity.ERROR) {
        String reason = finding.code() + ": " + finding.message();
        finding.frames().forEach(frame -> reasons.merge(frame, reason, (a, b) -> a + "; " + b));
      }
    }
    return reasons;
  }

  /** The frames that may be trained on, in order. */
  public List<Frame> clean() {
    Map<Integer, String> bad = quarantine();
    List<Frame> kept = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      if (!bad.containsKey(k)) {
        kept.add(frames.get(k));
      }
    }
    return kept;
  }

  /** Frames in quarantine, each with the entry {@code quarantine="reason"}. */
  public List<Frame> quarantined() {
    List<Frame> bad = new ArrayList<>();
    quarantine()
        .forEach(
            (index, reason) -> {
              Frame frame = frames.get(index);
              Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
              metadata.put("quarantine", reason);
              bad.add(
                  new Frame(
                      frame.structure(),
                      frame.labels(),
                      metadata,
                      frame.columns(),
                      frame.source()));
            });
    return bad;
  }

  /** Writes findings.json and, where a frame is in quarantine, quarantine.xyz into a run folder. */
  public void write(Path folder, ReadingReport reading) {
    Json.Arr list = new Json.Arr();
    all.forEach(finding -> addTo(list, finding));
    AtomicFile.write(
        folder.resolve("findings.json"),
        new Json.Obj().put("findings", list).put("reading", reading.toJson()).text());
    List<Frame> bad = quarantined();
    if (!bad.isEmpty()) {
      ExtendedXyz.write(folder.resolve("quarantine.xyz"), bad);
    }
  }

  /**
   * One entry per file that the frames of the finding come from; indices are positions in that
   * file.
   */
  private void addTo(Json.Arr list, Finding finding) {
    Map<String, Json.Arr> byFile = new LinkedHashMap<>();
    for (int index : finding.frames()) {
      Frame.Source source = frames.get(index).source();
      int shown = source.file().isEmpty() ? index : source.index();
      byFile.computeIfAbsent(source.file(), _ -> new Json.Arr()).add(Json.of(shown));
    }
    if (byFile.isEmpty()) {
      byFile.put("", new Json.Arr());
    }
    byFile.forEach(
        (file, indices) ->
            list.add(
                new Json.Obj()
                    .put("code", finding.code())
                    .put("severity", finding.severity().word())
                    .put("message", finding.message())
                    .put("frames", indices)
                    .put("file", file)));
  }

  /** One line per finding and a line that sums up. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    all.forEach(finding -> text.append(finding).append('\n'));
    int bad = quarantine().size();
    return text.append(frames.size())
        .append(" frames checked, ")
        .append(bad == 0 ? "none" : String.valueOf(bad))
        .append(" in quarantine")
        .toString();
  }
}
