package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.SharedData;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real files of machine-learning programs against what other programs read from them; every case
 * folder that is there, so that new ones need no new code.
 */
class ProgramFixturesTest {
  private record Case(Path folder, Json.Obj expected) {
    Path file() {
      return named(expected.get("file").asString());
    }

    /** The file as expected.json names it, perhaps compressed since. */
    Path named(String name) {
      Path plain = folder.resolve(name);
      return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
    }

    /** Numbers of an entry of whatever depth. */
    double[] numbers(Json.Obj part, String key) {
      return JsonFrames.flat(part.get(key), key);
    }
  }

  private static Stream<Case> cases(String format) {
    Path folder = SharedData.file("golden/formats/" + format);
    try (Stream<Path> all = Files.list(folder)) {
      return all
          .filter(path -> Files.exists(path.resolve("expected.json")))
          .sorted()
          .toList()
          .stream()
          .map(
              path -> {
                try {
                  String text = Files.readString(path.resolve("expected.json"));
                  return new Case(path, Json.parse(text, path.toString()).asObject());
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private interface Check {
    void hold(Case fixture);
  }

  private static Stream<DynamicTest> tests(String format, Check check) {
    return cases(format)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.folder.getFileName().toString(), () -> check.hold(one)));
  }

  private static void close(double[] found, double[] wanted, double scale, double relative) {
    assertThat(found).hasSizeGreaterThanOrEqualTo(wanted.length);
    for (int k = 0; k < wanted.length; k++) {
      double value = wanted[k] * scale;
      assertThat(found[k]).isCloseTo(value, within(relative * (1 + Math.abs(value))));
    }
  }

  @TestFactory
  Stream<DynamicTest> deepmd_folders() {
    return tests(
        "deepmd-npy",
        one -> {
          Reading reading = FrameFiles.read(one.folder.toString());
          double[] energies = one.numbers(one.expected, "energies");
          Frame first = reading.frames().getFirst();
          assertThat(reading.frames().size()).isGreaterThanOrEqualTo(energies.length);
          for (int k = 0; k < energies.length; k++) {
            assertThat(reading.frames().get(k).labels().energy()).hasValue(energies[k]);
          }
          assertThat(first.size()).isEqualTo(one.expected.get("n_atoms").asInt());
          close(first.structure().cell().vectors(), one.numbers(one.expected, "cell"), 1, 0);
          close(first.structure().positions(), one.numbers(one.expected, "positions_first3"), 1, 0);
          close(
              first.labels().forces().orElseThrow(),
              one.numbers(one.expected, "forces_first3"),
              1,
              0);
          if (one.expected.find("stress_eV_per_A3").isPresent()) {
            close(
                first.labels().stress().orElseThrow(),
                one.numbers(one.expected, "stress_eV_per_A3"),
                1,
                1e-12);
          } else {
            assertThat(first.labels().stress()).isEmpty();
          }
          List<Json> map = one.expected.get("type_map").asList();
          double[] types = one.numbers(one.expected, "types");
          for (int i = 0; i < types.length; i++) {
            assertThat(map.get((int) types[i]).asString())
                .startsWith(first.structure().element(i).symbol());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nep_files() {
    return tests(
        "nep-xyz",
        one -> {
          List<Frame> frames = FrameFiles.read(one.file().toString()).frames();
          assertThat(frames).hasSize(one.expected.get("n_frames").asInt());
          double[] energies = one.numbers(one.expected, "energies");
          for (int k = 0; k < energies.length; k++) {
            assertThat(frames.get(k).labels().energy()).hasValue(energies[k]);
          }
          close(
              frames.getFirst().labels().forces().orElseThrow(),
              one.numbers(one.expected, "forces_first3"),
              1,
              0);
          long virials = frames.stream().filter(f -> f.labels().stress().isPresent()).count();
          assertThat(virials).isEqualTo(one.expected.get("frames_with_virial").asInt());
          compare(frames.getFirst(), one, "first");
          compare(frames.getLast(), one, "last");
        });
  }

  private static void compare(Frame frame, Case one, String key) {
    Json.Obj part = one.expected.get(key).asObject();
    assertThat(frame.size()).isEqualTo(part.get("n_atoms").asInt());
    close(frame.structure().cell().vectors(), one.numbers(part, "cell"), 1, 1e-14);
    double[] pbc = one.numbers(part, "pbc");
    for (int a = 0; a < 3; a++) {
      assertThat(frame.structure().cell().isPeriodic(a)).isEqualTo(pbc[a] == 1);
    }
    close(frame.structure().positions(), one.numbers(part, "positions_first3"), 1, 1e-14);
    symbols(part).ifPresent(s -> assertThat(elements(frame)).isEqualTo(s));
    part.find("energy").ifPresent(e -> assertThat(frame.labels().energy()).hasValue(e.asDouble()));
    if (part.find("forces_first3").isPresent()) {
      close(frame.labels().forces().orElseThrow(), one.numbers(part, "forces_first3"), 1, 1e-14);
    }
    if (part.find("stress_eV_per_A3").isPresent()) {
      close(frame.labels().stress().orElseThrow(), one.numbers(part, "stress_eV_per_A3"), 1, 1e-14);
    }
  }

  private static Optional<List<String>> symbols(Json.Obj part) {
    return part.find("elements").map(list -> list.asList().stream().map(Json::asString).toList());
  }

  private static List<String> elements(Frame frame) {
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < frame.size(); i++) {
      symbols.add(frame.structure().element(i).symbol());
    }
    return symbols;
  }

  @TestFactory
  Stream<DynamicTest> n2p2_files_in_the_units_their_distances_tell() {
    return tests(
        "n2p2-data",
        one -> {
          Reading reading = FrameFiles.read(one.file().toString());
          Frame first = reading.frames().getFirst();
          assertThat(reading.frames()).hasSize(one.expected.get("n_frames").asInt());
          assertThat(first.size()).isEqualTo(one.expected.get("n_atoms_first").asInt());
          assertThat(elements(first)).isEqualTo(symbols(one.expected).orElseThrow());
          assertThat(reading.report().toString()).containsIgnoringCase("assumed");
          boolean metal = reading.report().toString().contains("units: Å and eV");
          double length = metal ? 1 : Units.BOHR;
          double energy = metal ? 1 : Units.HARTREE;
          close(
              first.structure().positions(),
              one.numbers(one.expected, "positions_first3"),
              length,
              1e-13);
          close(
              first.labels().forces().orElseThrow(),
              one.numbers(one.expected, "forces_first3"),
              energy / length,
              1e-13);
          double[] energies = one.numbers(one.expected, "energies");
          for (int k = 0; k < energies.length; k++) {
            close(
                new double[] {reading.frames().get(k).labels().energy().orElseThrow()},
                new double[] {energies[k]},
                energy,
                1e-13);
          }
          boolean cell = one.expected.find("cell").isPresent();
          assertThat(first.structure().cell().isBulk()).isEqualTo(cell);
          if (cell) {
            close(
                first.structure().cell().vectors(),
                one.numbers(one.expected, "cell"),
                length,
                1e-13);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> ase_json_files() {
    return tests(
        "ase-json",
        one -> {
          List<Frame> frames = FrameFiles.read(one.file().toString()).frames();
          assertThat(frames).hasSize(one.expected.get("n_frames").asInt());
          compare(frames.getFirst(), one, "first");
          compare(frames.getLast(), one, "last");
        });
  }

  @TestFactory
  Stream<DynamicTest> pymatgen_json_files() {
    return tests(
        "pymatgen-json",
        one -> {
          List<Frame> frames = FrameFiles.read(one.file().toString()).frames();
          assertThat(frames).hasSize(one.expected.get("n_entries").asInt());
          List<Json> entries = one.expected.get("entries").asList();
          for (int k = 0; k < entries.size(); k++) {
            compareEntry(frames.get(k), one, entries.get(k).asObject());
          }
        });
  }

  private static void compareEntry(Frame frame, Case one, Json.Obj entry) {
    close(frame.structure().cell().vectors(), one.numbers(entry, "cell"), 1, 1e-14);
    entry.find("energy").ifPresent(e -> assertThat(frame.labels().energy()).hasValue(e.asDouble()));
    entry
        .find("correction")
        .ifPresent(
            c ->
                assertThat(Double.parseDouble(frame.metadata().get("correction")))
                    .isEqualTo(c.asDouble()));
    List<String> atoms = new ArrayList<>();
    List<Double> occupancies = new ArrayList<>();
    List<Double> sites = new ArrayList<>();
    List<Json> species = entry.get("species").asList();
    for (int s = 0; s < species.size(); s++) {
      double site = s;
      species
          .get(s)
          .asObject()
          .members()
          .forEach(
              (name, occupancy) -> {
                atoms.add(name.replaceAll("[^A-Za-z].*", ""));
                occupancies.add(occupancy.asDouble());
                sites.add(site);
              });
    }
    assertThat(elements(frame)).isEqualTo(atoms);
    boolean ordered = entry.get("ordered").asBoolean();
    assertThat(frame.columns().containsKey("occupancy")).isEqualTo(!ordered);
    if (!ordered) {
      assertThat(frame.columns().get("occupancy"))
          .containsExactly(occupancies.stream().mapToDouble(x -> x).toArray());
      assertThat(frame.columns().get("site"))
          .containsExactly(sites.stream().mapToDouble(x -> x).toArray());
    }
    close(frame.structure().positions(), one.numbers(entry, "positions_first3"), 1, 1e-12);
  }
}
