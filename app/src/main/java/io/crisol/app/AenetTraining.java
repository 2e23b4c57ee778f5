package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.potentials.aenet.TrainInput;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.structures.Frame;
import io.crisol.structures.io.FrameFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** From aenet's {@code train.in} to settings of a training run. */
final class AenetTraining {
  private AenetTraining() {}

  /** Takes what a train.in, or a folder with one, says; false where the argument is neither. */
  static boolean translate(String argument, Configuration configuration, Console console) {
    Path given = Path.of(argument);
    Path file = Files.isDirectory(given) ? given.resolve("train.in") : given;
    if (!file.toString().endsWith(".in") || !TrainInput.fits(file)) {
      return false;
    }
    TrainInput input = TrainInput.read(file);
    input.notes().forEach(note -> console.note("note: " + note));
    List<Frame> all = frames(input);
    List<Frame> frames = kept(input, all, console);
    boolean energiesOnly = withoutForces(frames);
    console.note(
        energiesOnly
            ? "note: trained on energies only: no structure has forces other than zero"
            : "note: aenet trains on energies; here forces in the structures are used too;"
                + " without them: --force-weight 0");
    Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
    settings.put("data", data(input, names(input, frames, all)));
    settings.put("potential", potential(input));
    settings.put("training", training(input, energiesOnly));
    settings.forEach(
        (section, values) ->
            values.forEach(
                (key, value) -> configuration.put(section, key, value, file.toString())));
    return true;
  }

  private static Map<String, Object> data(TrainInput input, List<String> names) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("train", names);
    values.put("split", "random");
    values.put("test_fraction", input.testPercent() / 100);
    return values;
  }

  private static Map<String, Object> potential(TrainInput input) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.putAll(descriptor(input));
    values.put("hidden", input.hidden().stream().map(Integer::longValue).toList());
    Map<String, Double> energies = new LinkedHashMap<>();
    input.energies().forEach((element, energy) -> energies.put(element.symbol(), energy));
    values.put("reference_energies", energies);
    values.put("aenet_networks", NetworkFiles.texts(input.networks()));
    return values;
  }

  /** One Chebyshev descriptor by its numbers, others by the files that have them. */
  private static Map<String, Object> descriptor(TrainInput input) {
    if (!(input.descriptor() instanceof ChebyshevDescriptor one)) {
      String files = input.setups().stream().map(Path::toString).collect(Collectors.joining(","));
      return Map.of("descriptor", "from-files", "functions_from", files);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("radial_cutoffs", List.of(one.radial().getFirst().cutoff()));
    values.put("radial_order", (long) one.radial().getFirst().order());
    values.put("angular_cutoffs", List.of(one.angular().getFirst().cutoff()));
    values.put("angular_order", (long) one.angular().getFirst().order());
    return values;
  }

  private static Map<String, Object> training(TrainInput input, boolean energiesOnly) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("method", input.method().equals("adam") ? "adamw" : "lbfgs");
    values.put("iterations", (long) input.iterations());
    if (energiesOnly) {
      values.put("force_weight", 0.0);
    }
    input.learningRate().ifPresent(rate -> values.put("learning_rate", rate));
    return values;
  }

  private static List<Frame> frames(TrainInput input) {
    List<Frame> frames = new ArrayList<>();
    for (Path file : input.structures()) {
      frames.addAll(FrameFiles.read(file.toString()).frames());
    }
    return frames;
  }

  /** Structures that MAXENERGY keeps. */
  private static List<Frame> kept(TrainInput input, List<Frame> frames, Console console) {
    if (input.maxEnergy().isEmpty()) {
      return frames;
    }
    List<Frame> kept = frames.stream().filter(input::keeps).toList();
    console.note(
        String.format(
            Locale.ROOT,
            "note: MAXENERGY %s eV leaves %d of %d structures",
            input.maxEnergy().getAsDouble(),
            kept.size(),
            frames.size()));
    return kept;
  }

  /** Names of files and, where not all frames of a file are kept, of the places in it. */
  private static List<String> names(TrainInput input, List<Frame> kept, List<Frame> all) {
    List<String> given = input.structures().stream().map(Path::toString).toList();
    if (kept.size() == all.size()) {
      return given;
    }
    Map<String, Integer> count = new LinkedHashMap<>();
    all.forEach(frame -> count.merge(frame.source().file(), 1, Integer::sum));
    return kept.stream()
        .map(Frame::source)
        .map(
            s ->
                given.contains(s.file()) && count.get(s.file()) == 1
                    ? s.file()
                    : s.file() + "@" + s.index())
        .toList();
  }

  /** Whether no force differs from zero, as in files that only fill the columns. */
  private static boolean withoutForces(List<Frame> frames) {
    return frames.stream()
        .flatMap(frame -> frame.labels().forces().stream())
        .allMatch(forces -> Arrays.stream(forces).allMatch(force -> force == 0));
  }
}
