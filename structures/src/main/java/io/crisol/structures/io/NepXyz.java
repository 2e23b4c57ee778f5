package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The {@code train.xyz} of GPUMD: extended XYZ whose forces are a column {@code force} and whose
 * stress is a {@code virial} of nine numbers in eV, positive in compression (stress = −virial/V).
 * It is read as extended XYZ; this is how it is written. Source: GPUMD's documentation of
 * train.xyz, https://gpumd.org/nep/input_files/train_test_xyz.html.
 */
final class NepXyz {
  private static final String VIRIAL = "virial";

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "nep";
        }

        @Override
        public String name() {
          return "NEP/GPUMD train.xyz";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".nep.xyz");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          if (frames.stream().anyMatch(frame -> frame.labels().energy().isEmpty())) {
            note.accept(
                "GPUMD needs an energy in every frame, and some have none: none is written");
          }
          if (frames.stream().anyMatch(NepXyz::losesStress)) {
            note.accept("the stress of frames that do not repeat is not written");
          }
          TextOutput.write(
              out, frames, frame -> ExtendedXyz.text(named(frame), XyzDigits.SHORTEST));
        }
      };

  private NepXyz() {}

  private static boolean losesStress(Frame frame) {
    return frame.labels().stress().isPresent() && !frame.structure().cell().isPeriodic();
  }

  /** The frame with GPUMD's names of forces and stress. */
  private static Frame named(Frame frame) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    frame.labels().forces().ifPresent(forces -> columns.put("force", forces));
    frame.columns().forEach(columns::putIfAbsent);
    Map<String, String> metadata = new LinkedHashMap<>();
    Cell cell = frame.structure().cell();
    double[] stress = frame.labels().stress().orElse(null);
    if (stress != null && cell.isPeriodic()) {
      double[] virial = LabelPick.scaled(stress, -cell.volume());
      metadata.put(
          VIRIAL,
          Arrays.stream(virial).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }
    frame.metadata().forEach(metadata::putIfAbsent);
    return new Frame(
        frame.structure(), energyAndCharges(frame.labels()), metadata, columns, frame.source());
  }

  private static Labels energyAndCharges(Labels labels) {
    Labels kept = Labels.NONE;
    if (labels.energy().isPresent()) {
      kept = kept.withEnergy(labels.energy().getAsDouble());
    }
    return labels.charges().isPresent() ? kept.withCharges(labels.charges().get()) : kept;
  }
}
