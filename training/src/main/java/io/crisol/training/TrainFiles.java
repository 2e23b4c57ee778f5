package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What every training run leaves in its folder, whatever the model. */
final class TrainFiles {
  private TrainFiles() {}

  /** Writes the frames of each split. */
  static void writeSplits(Path folder, Split split) {
    ExtendedXyz.write(folder.resolve("train.xyz"), split.train());
    ExtendedXyz.write(folder.resolve("validation.xyz"), split.validation());
    if (!split.test().isEmpty()) {
      ExtendedXyz.write(folder.resolve("test.xyz"), split.test());
    }
  }

  /** Writes the learning curve, of all members of a committee one after the other. */
  static void writeCurve(Path folder, List<FitState> fits) {
    boolean many = fits.size() > 1;
    String header = CurvePoint.HEADER.strip();
    StringBuilder csv = new StringBuilder(header).append(many ? ",member\n" : "\n");
    for (int m = 0; m < fits.size(); m++) {
      for (CurvePoint point : fits.get(m).curve) {
        csv.append(point.csv().strip()).append(many ? "," + (m + 1) : "").append('\n');
      }
    }
    AtomicFile.write(folder.resolve("learning-curve.csv"), csv.toString());
  }

  /** Writes what is predicted for each frame beside its labels. */
  static void writeParity(Path folder, TrainResult result) {
    Json.Obj sets = new Json.Obj();
    result.sets().forEach((name, evaluation) -> sets.put(name, evaluation.parity()));
    AtomicFile.write(folder.resolve("parity.json"), new Json.Obj().put("sets", sets).text());
  }

  /** Errors by set, for the provenance of a potential. */
  static Json.Obj errors(TrainResult result) {
    Json.Obj errors = new Json.Obj();
    result
        .sets()
        .forEach(
            (name, evaluation) -> {
              Json.Obj own = evaluation.all().addTo(new Json.Obj());
              evaluation.spread().ifPresent(summary -> summary.addTo(own));
              errors.put(name, own);
            });
    return errors;
  }

  /** Smallest training structures first: they are read each time the potential is. */
  static List<Structure> selfTest(Split split) {
    return split.train().stream()
        .map(Frame::structure)
        .sorted(Comparator.comparingInt(Structure::size))
        .limit(5)
        .toList();
  }
}
