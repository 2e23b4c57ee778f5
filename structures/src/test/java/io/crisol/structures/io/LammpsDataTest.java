package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LammpsDataTest {
  private static final String HEAD =
      """
      %s

      2 atoms
      2 atom types

      0 4 xlo xhi
      0 5 ylo yhi
      0 6 zlo zhi

      Masses

      1 28.0855 # Si
      2 15.9994

      """;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> golden_cases_are_read_as_others_read_them() {
    return GoldenFormats.cases("lammps-data", LammpsDataTest::golden);
  }

  private static void golden(GoldenFormats.Case golden) {
    String units = golden.expected().get("units").asString();
    List<Element> types = types(golden.expected());
    if (units.equals("lj")) {
      assertThatThrownBy(() -> golden.read(new ReadingOptions(types, Optional.of("lj"))))
          .hasMessageContaining("reduced");
      raw(golden, golden.read(new ReadingOptions(types, Optional.of("metal"))), 1);
      return;
    }
    List<Element> given =
        golden.expected().find("types_as_elements").isPresent() ? types : List.of();
    Reading reading = golden.read(new ReadingOptions(List.of(), Optional.of(units)));
    Frame frame = reading.frames().getFirst();
    double[] type = frame.columns().get("type");
    for (int i = 0; i < frame.size() && !given.isEmpty(); i++) {
      assertThat(frame.structure().element(i)).isEqualTo(given.get((int) type[i] - 1));
    }
    Json.Obj ase = golden.part("ase").orElseThrow();
    GoldenFormats.requireGeometry(frame, ase);
    List<Json> elements = ase.get("elements").asList();
    for (int i = 0; i < frame.size(); i++) {
      assertThat(Element.of(elements.get(i).asString()).atomicNumber()).isEqualTo((int) type[i]);
    }
    ase.find("charges_first3")
        .ifPresent(q -> GoldenFormats.require(frame.structure().charges().orElseThrow(), q, 1e-12));
    ase.find("velocities_first3_ase_units")
        .ifPresent(v -> GoldenFormats.require(aseVelocities(frame), v, 1e-6));
    raw(golden, reading, units.equals("electron") ? Units.BOHR : 1);
  }

  private static double[] aseVelocities(Frame frame) {
    double[] v = frame.columns().get("velocities").clone();
    for (int k = 0; k < v.length; k++) {
      v[k] *= Math.sqrt(Units.AMU);
    }
    return v;
  }

  private static List<Element> types(Json.Obj expected) {
    return expected
        .find("types_as_elements")
        .map(list -> list.asList().stream().map(word -> Element.of(word.asString())).toList())
        .orElse(List.of(Element.H, Element.He, Element.Li, Element.Be, Element.B));
  }

  /** What pymatgen reads, atom by atom, in the numbers of the file. */
  private static void raw(GoldenFormats.Case golden, Reading reading, double length) {
    Json.Obj part = golden.part("pymatgen").orElseThrow();
    Frame frame = reading.frames().getFirst();
    assertThat(frame.size()).isEqualTo(part.get("n_atoms").asInt());
    double[] cell = GoldenFormats.flat(part.get("cell"));
    for (int k = 0; k < 9; k++) {
      assertThat(frame.structure().cell().vectors()[k]).isCloseTo(cell[k] * length, within(1e-9));
    }
    assertThat(frame.columns().containsKey("velocities"))
        .isEqualTo(part.get("has_velocities").asBoolean());
    part.get("topology")
        .asObject()
        .members()
        .forEach(
            (what, count) ->
                assertThat(reading.report().toString())
                    .contains(count.asInt() + " " + what.toLowerCase(java.util.Locale.ROOT)));
    List<Json> columns = part.get("columns").asList();
    part.get("first3_by_id")
        .asObject()
        .members()
        .forEach(
            (id, values) -> {
              int i = Integer.parseInt(id) - 1;
              for (int c = 0; c < columns.size(); c++) {
                double expected = values.asList().get(c).asDouble();
                assertThat(value(frame, columns.get(c).asString(), i, length))
                    .isCloseTo(expected, within(1e-9));
              }
            });
  }

  private static double value(Frame frame, String column, int i, double length) {
    Map<String, double[]> kept = frame.columns();
    return switch (column) {
      case "x", "y", "z" -> frame.structure().coordinate(3 * i + "xyz".indexOf(column)) / length;
      case "q" -> frame.structure().charges().orElseThrow()[i];
      case "type" -> kept.get("type")[i];
      case "molecule-ID" -> kept.get("molecule")[i];
      case "nx", "ny", "nz" -> kept.get("image_flags")[3 * i + "xyz".indexOf(column.charAt(1))];
      default -> throw new AssertionError("column " + column);
    };
  }

  @Test
  void the_title_names_the_units_and_names_beside_masses_the_elements() {
    Frame frame =
        read(
            HEAD.formatted("LAMMPS data file via write_data, timestep = 0, units = real")
                + "Atoms # charge\n\n2 1 2.0 1 1 1\n1 2 -2.0 0 0 0\n\n"
                + "Velocities\n\n1 0.5 0 0\n2 0 0.25 0\n");
    assertThat(frame.structure().elements()).containsExactly(Element.O, Element.Si);
    assertThat(frame.structure().charges().orElseThrow()).containsExactly(-2, 2);
    assertThat(frame.columns().get("velocities")).containsExactly(0.5, 0, 0, 0, 0.25, 0);
  }

  @Test
  void charge_or_molecular_is_not_guessed() {
    String rows = "\n\n1 1 1 0 0 0\n2 2 2 1 1 1\n";
    refused("Atoms" + rows, "Atoms # charge");
    assertThat(read(HEAD + "Atoms # charge" + rows).structure().charges().orElseThrow())
        .containsExactly(1, 2);
    assertThat(read(HEAD + "Atoms # molecular" + rows).columns().get("molecule"))
        .containsExactly(1, 2);
    assertThat(read(HEAD + "Atoms\n\n1 1 1.0 0 0 0\n2 2 2.0 1 1 1\n").structure().charges())
        .isPresent();
  }

  @Test
  void what_is_wrong_is_said() {
    refused("Atoms # atomic\n\n1 1 0 0 0\n", "announces 2 atoms");
    refused("Atoms # atomic\n\n1 1 0 0 0\n1 2 1 1 1\n", "twice");
    refused("Atoms # atomic\n\n1 1 0 0 0\n2 3 1 1 1\n", "atom style");
    refused("Atoms # atomic\n\n1 1 0 0 0\n2 2 1 1 nan\n", "finite");
    refused("Atoms # atomic\n\n1 1 0 0 0\n2 2 1 x 1\n", "\"x\" is not a number");
    refused("Atoms # granular\n\n1 1 0 0 0\n2 2 1 1 1\n", "granular");
    refused("Atoms # atomic\n\n1 1 0 0 0\n2 2 1 1 1\n3 1 1 1 1\n", "more atoms");
    String bonded = HEAD.replace("2 atoms", "2 atoms\n2 bonds") + "Atoms # bond\n\n";
    String rows = "1 1 1 0 0 0\n2 1 2 1 1 1\n";
    assertThatThrownBy(() -> read(bonded + rows + "\nBonds\n\n1 1 1 2\n"))
        .hasMessageContaining("announces 2 bonds and 1 follow: the file was cut");
    assertThat(read(bonded + rows + "\nBonds\n\n1 1 1 2\n2 1 1 2\n").size()).isEqualTo(2);
    assertThatThrownBy(() -> read("x\n\n999999999999 atoms\n1 atom types\n0 1 xlo xhi\n"))
        .hasMessageContaining("number of atoms");
    assertThatThrownBy(() -> read("x\n\n900000000 atoms\n1 atom types\n0 1 xlo xhi\n"))
        .hasMessageContaining("900000000");
  }

  private void refused(String rest, String why) {
    assertThatThrownBy(() -> read(HEAD + rest))
        .isInstanceOf(io.crisol.structures.ProblemException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("line ");
  }

  @Test
  void masses_tell_elements_only_where_they_are_sure() {
    String rest = "Atoms # atomic\n\n1 1 0 0 0\n2 2 1 1 1\n";
    assertThatThrownBy(() -> read((HEAD + rest).replace("28.0855 # Si", "28.0855 # Al")))
        .hasMessageContaining("calls it Al")
        .hasMessageContaining("--types");
    assertThatThrownBy(() -> read((HEAD + rest).replace("15.9994", "13.5")))
        .hasMessageContaining("fits no element");
    String ones = HEAD.replace("28.0855 # Si", "1.0").replace("15.9994", "1.0") + rest;
    assertThatThrownBy(() -> read(ones)).hasMessageContaining("reduced");
  }

  @Test
  void type_labels_stand_for_types() {
    Frame frame =
        read(
            "t\n\n2 atoms\n2 atom types\n0 4 xlo xhi\n0 4 ylo yhi\n0 4 zlo zhi\n\n"
                + "Atom Type Labels\n\n1 Si\n2 O\n\nAtoms # atomic\n\n1 Si 0 0 0\n2 O 1 1 1\n");
    assertThat(frame.structure().formula()).isEqualTo("OSi");
  }

  @Test
  void what_is_written_is_read_back() throws IOException {
    Frame frame = sample(false);
    List<String> notes = new ArrayList<>();
    Path file = folder.resolve("back.lmp");
    LammpsData.OUTPUT.write(file, List.of(frame), notes::add);
    Frame back = FrameFiles.read(file.toString()).frames().getFirst();
    assertThat(back.structure()).isEqualTo(frame.structure());
    assertThat(back.columns().get("image_flags")).isEqualTo(frame.columns().get("image_flags"));
    double[] v = back.columns().get("velocities");
    for (int k = 0; k < v.length; k++) {
      assertThat(v[k]).isCloseTo(frame.columns().get("velocities")[k], within(1e-17));
    }
    assertThat(notes).anyMatch(note -> note.contains("energy"));
    assertThat(Files.readString(file)).contains("units = metal").contains("# Cl");
  }

  @Test
  void a_left_handed_turned_cell_keeps_its_crystal() {
    Frame frame = sample(true);
    Path file = folder.resolve("data.turned");
    LammpsData.OUTPUT.write(file, List.of(frame), _ -> {});
    Frame back = FrameFiles.read(file.toString()).frames().getFirst();
    Cell was = frame.structure().cell();
    Cell is = back.structure().cell();
    assertThat(is.volume()).isCloseTo(was.volume(), within(1e-10));
    int[] axes = {1, 0, 2};
    for (int i = 0; i < frame.size(); i++) {
      for (int a = 0; a < 3; a++) {
        assertThat(fraction(back.structure(), i, a))
            .isCloseTo(fraction(frame.structure(), i, axes[a]), within(1e-12));
      }
    }
    assertThat(distance(back.structure())).isCloseTo(distance(frame.structure()), within(1e-12));
  }

  @Test
  void a_molecule_gets_a_box_around_it() {
    Structure molecule =
        new Structure(
            Cell.OPEN, new Element[] {Element.H, Element.H}, new double[] {0, 0, 0, 0, 0, 1});
    List<String> notes = new ArrayList<>();
    Path file = folder.resolve("h2.data");
    LammpsData.OUTPUT.write(file, List.of(Frame.of(molecule, Labels.NONE)), notes::add);
    Frame back = FrameFiles.read(file.toString()).frames().getFirst();
    assertThat(back.structure().positions()).isEqualTo(molecule.positions());
    assertThat(back.metadata().get("box_origin")).isEqualTo("-10.0 -10.0 -10.0");
    assertThat(notes).anyMatch(note -> note.contains("boundary f"));
  }

  private static double fraction(Structure s, int i, int a) {
    return s.cell()
        .fractional(a, s.coordinate(3 * i), s.coordinate(3 * i + 1), s.coordinate(3 * i + 2));
  }

  private static double distance(Structure s) {
    return Math.hypot(
        Math.hypot(s.coordinate(3) - s.coordinate(0), s.coordinate(4) - s.coordinate(1)),
        s.coordinate(5) - s.coordinate(2));
  }

  /** Two atoms in a skewed cell with charges, velocities, image flags and an energy. */
  static Frame sample(boolean leftHanded) {
    double[] right = {5.1, 0, 0, 1.2, 4.7, 0, -0.7, 0.9, 6.3};
    double[] left = {0.4, 4.7, 1.2, 5.1, 0.3, -0.2, 0.9, -0.7, 6.3};
    Structure structure =
        new Structure(
                Cell.periodic(leftHanded ? left : right),
                new Element[] {Element.Na, Element.Cl},
                new double[] {0.1, 0.2, 0.3, 2.1, -0.4, 7.7})
            .withCharges(new double[] {0.9, -0.9});
    Map<String, double[]> columns =
        Map.of(
            "velocities", new double[] {0.001, -0.02, 0.0003, 0.04, 0.05, 0.06},
            "image_flags", new double[] {0, 1, -2, 3, 0, 0});
    return new Frame(structure, Labels.NONE.withEnergy(-3.5), Map.of(), columns, Frame.Source.NONE);
  }

  private Frame read(String text) {
    try {
      return FrameFiles.read(Files.writeString(folder.resolve("a.data"), text).toString())
          .frames()
          .getFirst();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
