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
        .forEach((name, evaluation) -> errors.put(name, evaluation.all().addTo(new Json.Obj())));
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
