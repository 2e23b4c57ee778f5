package io.crisol.reference.vasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.jobs.JobLabeller;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.jobs.LocalRunner;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VASP's inputs, and its outputs from a shell script in its place that gives a recorded one. */
class VaspTest {
  @TempDir private Path folder;

  private final Structure copper =
      new Structure(
          Cell.periodic(new double[] {0, 1.805, 1.805, 1.805, 0, 1.805, 1.805, 1.805, 0}),
          new Element[] {Element.Cu},
          new double[3]);

  private String recorded;

  @BeforeEach
  void files() throws IOException {
    try (InputStream in = VaspTest.class.getResourceAsStream("vasprun.xml")) {
      recorded = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    potcar("Cu", "Cu", 295.446, 11);
    potcar("O", "O", 400, 6);
    potcar("Li_sv", "Li", 499, 3);
  }

  /** Of the layout of a POTCAR, without what needs a licence. */
  private void potcar(String name, String element, double cutoff, double valence)
      throws IOException {
    Path file = Files.createDirectories(folder.resolve("paw").resolve(name)).resolve("POTCAR");
    Files.writeString(
        file,
        """
          PAW_PBE %1$s 01Jan2000
         parameters from PSCTR are:
           VRHFIN =%2$s: s1
           LEXCH  = PE
           TITEL  = PAW_PBE %1$s 01Jan2000
           POMASS =   10.000; ZVAL   =   %4$s    mass and valenz
           ENMAX  =  %3$s; ENMIN  =  100.000 eV
         End of Dataset
        """
            .formatted(name, element, cutoff, valence));
  }

  private static VaspOptions options(Map<String, Object> values) {
    return Settings.of(VaspOptions.class).build(values);
  }

  private Vasp program(Map<String, Object> more, Element... elements) {
    Map<String, Object> values = new HashMap<>();
    values.put("potcar_folder", folder.resolve("paw").toString());
    values.put("potcars", List.of("Li=Li_sv"));
    values.putAll(more);
    return new Vasp(options(values), List.of(elements));
  }

  /** A labeller with these lines of shell as VASP. */
  private JobLabeller labeller(String lines, Map<String, Object> more, Element... elements)
      throws IOException {
    Path program = Files.writeString(folder.resolve("vasp.sh"), "#!/bin/sh\n" + lines + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Map<String, Object> values = new HashMap<>(Map.of("command", program.toString()));
    values.putAll(more);
    JobOptions jobs = Settings.of(JobOptions.class).build(Map.of("retries", 0L));
    return new JobLabeller(
        program(values, elements), folder.resolve("jobs"), new LocalRunner(jobs), jobs);
  }

  /** What comes of this vasprun.xml. */
  private Labelling outcome(String xml, String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("recorded.xml"), xml);
    String copy = "cp '%s' vasprun.xml\n".formatted(file);
    Map<String, Object> once = Map.of("remedies", List.of("mixing"));
    try (JobLabeller labeller = labeller(copy + lines, once, Element.Cu)) {
      return labeller.label(copper);
    }
  }

  private Failure failure(String xml, String lines) throws IOException {
    return (Failure) outcome(xml, lines);
  }

  @Test
  void a_recorded_calculation_is_believed() throws IOException {
    Labelled labelled = (Labelled) outcome(recorded, "");
    assertThat(labelled.labels().energy().getAsDouble()).isEqualTo(-14.20653192);
    assertThat(labelled.metadata())
        .containsEntry("energy_without_smearing", "-14.17904148")
        .containsEntry("k_grid", "13x13x13");
    assertThat(labelled.labels().stress().orElseThrow()[0]).isCloseTo(0.62511, within(1e-5));
    try (JobLabeller again = labeller("exit 1", Map.of("remedies", "mixing"), Element.Cu)) {
      assertThat(again.label(copper).isRecorded()).isTrue();
      Path attempt = again.folder(copper).resolve("attempt-1");
      assertThat(attempt.resolve("vasprun.xml")).exists();
      assertThat(attempt.resolve("POTCAR")).as("it needs a licence").doesNotExist();
      assertThat(attempt.resolve("scratch")).doesNotExist();
    }
  }

  @Test
  void a_loop_that_reached_nelm_is_done_again_with_remedies() throws IOException {
    Path good = Files.writeString(folder.resolve("good.xml"), recorded);
    String reached = recorded.replaceFirst("(name=\"NELM\"> +)60", "$112"); // Of 12 iterations.
    assertThat(reached).isNotEqualTo(recorded);
    Path bad = Files.writeString(folder.resolve("bad.xml"), reached);
    String line = "grep -q 'ALGO = All' INCAR && cp '%s' vasprun.xml || cp '%s' vasprun.xml";
    try (JobLabeller labeller = labeller(line.formatted(good, bad), Map.of(), Element.Cu)) {
      Labelled labelled = (Labelled) labeller.label(copper);
      assertThat(labelled.remedies()).hasSize(2).last().asString().contains("ALGO All");
      String record = Files.readString(labeller.folder(copper).resolve("job.json"));
      assertThat(record).contains("not-converged", "NELM");
    }
  }

  @Test
  void what_cannot_be_believed() throws IOException {
    String cut = recorded.substring(0, recorded.indexOf("</modeling>"));
    String stars = recorded.replaceFirst("-1001.54005609", "**************");
    String none = recorded.replaceAll("(?s)<varray name=\"forces\".*?</varray>", "");
    assertThat(failure(recorded, "exit 1").kind()).isEqualTo(Failure.Kind.CRASHED);
    retry();
    String other = recorded.replace("1.80500000", "1.90000000");
    assertThat(failure(other, "").why()).contains("of another structure");
    retry();
    assertThat(failure(cut, "").why()).contains("ends early");
    retry();
    assertThat(failure(none, "").why()).contains("no forces");
    retry();
    assertThat(failure(recorded, "rm vasprun.xml").why()).contains("wrote no vasprun.xml");
    retry();
    assertThat(((Labelled) outcome(stars, "")).labels().stress()).isEmpty();
  }

  /** Failures stay on record: away with it. */
  private void retry() throws IOException {
    Files.move(folder.resolve("jobs"), folder.resolve("jobs-" + System.nanoTime()));
  }

  @Test
  void what_vasp_complains_of() throws IOException {
    Map<String, Failure.Kind> kinds =
        Map.of(
            "Error EDDDAV: Call to ZHEGV failed. Returncode = 18", Failure.Kind.NOT_CONVERGED,
            "VERY BAD NEWS! internal error in subroutine SGRCON:", Failure.Kind.REFUSED,
            "|  ERROR: the number of species on POSCAR and POTCAR differ |", Failure.Kind.REFUSED,
            "No space left on device", Failure.Kind.DISK_FULL,
            "internal error in RAD_INT", Failure.Kind.CRASHED);
    for (var kind : kinds.entrySet()) {
      Failure failure =
          failure(recorded, "echo '%s'; rm vasprun.xml; exit 1".formatted(kind.getKey()));
      assertThat(failure.kind()).as(kind.getKey()).isEqualTo(kind.getValue());
      assertThat(failure.why()).contains(kind.getKey().replace("|", "").strip().substring(0, 12));
      retry();
    }
    Failure quiet = failure(recorded, "echo 'I REFUSE TO CONTINUE WITH THIS SICK JOB'; rm *.xml");
    assertThat(quiet.kind()).as("exit code 0").isEqualTo(Failure.Kind.REFUSED);
    retry();
    assertThat(failure(recorded, "kill -9 $$").kind()).isEqualTo(Failure.Kind.KILLED);
  }

  /** VASP takes atoms element by element; this one's forces are the positions that it was given. */
  private static final String ECHO =
      """
      awk 'NR>2 && NR<6 { cell = cell "<v>" $0 "</v>"; a[NR-3] = $(NR-2) }
        NR==6 { n = split($0, names) } NR==7 { split($0, counts) }
        NR>8 && NF==3 { forces = forces "<v>" $0 "</v>";
          at = at "<v>" $1/a[0] " " $2/a[1] " " $3/a[2] "</v>"; total++ }
        END { OFMT = "%.12f"; print "<modeling><atominfo><atoms>" total "</atoms><array name=\\"atoms\\"><set>";
          for (k = 1; k <= n; k++) for (i = 0; i < counts[k]; i++)
            print "<rc><c>" names[k] "</c><c>" k "</c></rc>";
          print "</set></array></atominfo><calculation><scstep><energy><i name=\\"e_fr_energy\\">-3</i>";
          print "<i name=\\"e_0_energy\\">-3</i></energy></scstep><structure><crystal><varray name=\\"basis\\">";
          print cell "</varray></crystal><varray name=\\"positions\\">" at "</varray></structure>";
          print "<varray name=\\"forces\\">" forces "</varray><energy><i name=\\"e_fr_energy\\">-3</i>";
          print "</energy></calculation></modeling>" }' CONVFMT=%.12f POSCAR >vasprun.xml
      """;

  @Test
  void atoms_come_back_in_the_order_they_were_given_in() throws IOException {
    double[] positions = {0.5, 0.6, 0.7, 1, 2, 3, 4, 5, 6, 3, 2.5, 1, 5, 1, 2};
    Structure mixed =
        new Structure(
            Cell.box(6, 7, 8),
            new Element[] {Element.O, Element.Cu, Element.O, Element.Li, Element.Cu},
            positions);
    Element[] all = {Element.O, Element.Cu, Element.Li};
    try (JobLabeller labeller = labeller(ECHO, Map.of("k_grid", List.of(1L, 1L, 1L)), all)) {
      Labelled labelled = (Labelled) labeller.label(mixed);
      assertThat(labelled.labels().forces().get()).containsExactly(positions, within(1e-9));
      Path attempt = labeller.folder(mixed).resolve("attempt-1");
      assertThat(Files.readString(attempt.resolve("POSCAR"))).contains("O Cu Li\n2 2 1");
    }
  }

  @Test
  void what_is_written() throws IOException {
    Structure oxide =
        new Structure(
            Cell.box(4, 4, 8),
            new Element[] {Element.Cu, Element.O, Element.Cu},
            new double[] {0, 0, 0, 0, 0, 2, 0, 0, 4});
    Map<String, Object> more =
        Map.of(
            "hubbard_u", Map.of("Cu", 4.0),
            "magnetization", Map.of("Cu", 1.0),
            "total_charge", 1.0,
            "incar_lines", List.of("ncore = 4", "LREAL = Auto"));
    program(more, Element.Cu, Element.O).prepare(oxide, Remedy.NONE, folder);
    assertThat(Files.readString(folder.resolve("INCAR")))
        .contains("ENCUT = 520.0", "NCORE = 4", "LREAL = Auto", "NELECT = 27.0", "NSW = 0")
        .contains("MAGMOM = 1.0 1.0 0.0", "LDAUL = 2 -1", "LDAUU = 4.0 0.0", "LMAXMIX = 4")
        .doesNotContain("LREAL = .FALSE.");
    assertThat(Files.readString(folder.resolve("KPOINTS"))).contains("Gamma\n7 7 4\n");
    assertThat(Files.readString(folder.resolve("POTCAR")))
        .containsSubsequence("PAW_PBE Cu", "End of Dataset", "PAW_PBE O", "End of Dataset");
  }

  @Test
  void the_cutoff_is_held_against_the_potentials() {
    assertThat(program(Map.of(), Element.Cu, Element.O).notes()).isEmpty();
    assertThat(program(Map.of("plane_wave_cutoff", 450.0), Element.O).notes())
        .singleElement()
        .asString()
        .contains("stress is left out");
    assertThat(program(Map.of("plane_wave_cutoff", "300 eV"), Element.Cu, Element.O).notes())
        .anyMatch(note -> note.contains("PAW_PBE O") && note.contains("400.0 eV (ENMAX)"))
        .noneMatch(note -> note.contains("PAW_PBE Cu"));
  }

  @Test
  void settings_that_do_not_fit() {
    assertThatThrownBy(() -> program(Map.of("potcars", List.of("Li=Cu")), Element.Li))
        .hasMessageContaining("that file is of Cu");
    assertThatThrownBy(() -> program(Map.of(), Element.Si)).hasMessageContaining("file-not-found");
    assertThatThrownBy(() -> new Vasp(options(Map.of()), List.of(Element.Cu)))
        .hasMessageContaining("potcar_folder");
    assertThatThrownBy(() -> program(Map.of("incar_lines", List.of("NSW = 10")), Element.Cu))
        .hasMessageContaining("one calculation");
    Structure left =
        new Structure(
            Cell.periodic(new double[] {4, 0, 0, 0, 0, 4, 0, 4, 0}),
            new Element[] {Element.Cu},
            new double[3]);
    assertThatThrownBy(() -> program(Map.of(), Element.Cu).prepare(left, Remedy.NONE, folder))
        .hasMessageContaining("left-handed");
  }
}
