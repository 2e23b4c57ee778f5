package io.crisol.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Extrapolation grades and selections of MLIP-2, by whole structures. */
class GradeGoldenTest {
  /** As MLIP-2 has it: first A = 1e-5, rows are exchanged above 1.0000001. */
  private static final double START = 1e-5;

  private static final double SWAP = 1.0000001;

  private static final double SELECT = 1.1;

  private static Path folder() {
    Path folder = Path.of(System.getProperty("crisol.root")).resolve("../shared/golden/mlip2");
    boolean there = Files.isDirectory(folder);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + folder);
    }
    if (!there) {
      System.out.println("skipped: there is no " + folder);
    }
    assumeTrue(there, "there is no " + folder);
    return folder;
  }

  private static List<Frame> frames(String name) {
    return ExtendedXyz.read(folder().resolve(name)).frames();
  }

  private static MomentPotential potential() {
    return (MomentPotential)
        Potentials.resolve(
                folder().resolve("Si_l08.mtp").toString(),
                frames("grade_cases.xyz").getFirst().structure(),
                Map.of())
            .potential();
  }

  private static double[] row(MomentPotential potential, Frame frame) {
    Neighbors neighbors = Neighbors.of(frame.structure(), potential.cutoff(), 0);
    double[] mean = new double[potential.rowLength(0)];
    for (double[] row : potential.energyRows(frame.structure(), neighbors)) {
      Arrays.setAll(mean, k -> mean[k] + row[k] / frame.size());
    }
    return mean;
  }

  private static List<ActiveSet.Row> rows(MomentPotential potential, List<Frame> frames, int from) {
    List<ActiveSet.Row> rows = new ArrayList<>();
    for (Frame frame : frames) {
      rows.add(new ActiveSet.Row(row(potential, frame), from + rows.size()));
    }
    return rows;
  }

  @Test
  void structures_have_the_grades_that_MLIP_gives_them() {
    MomentPotential potential = potential();
    ActiveSet set = new ActiveSet(potential.rowLength(0), START);
    set.extend(rows(potential, frames("grade_trainset.xyz"), 0), SWAP);
    List<Frame> all = new ArrayList<>(frames("grade_trainset_self.xyz"));
    all.addAll(frames("grade_cases.xyz"));
    assertThat(all).hasSizeGreaterThan(70);
    for (Frame frame : all) {
      double expected = Double.parseDouble(frame.metadata().get("MV_grade"));
      double grade = set.grade(row(potential, frame));
      if (expected < 100) {
        // Printed with six decimals.
        assertThat(grade).isCloseTo(expected, within(1e-4 * expected + 5e-7));
      } else {
        assertThat(Math.log10(grade)).isCloseTo(Math.log10(expected), within(0.5));
      }
    }
  }

  @Test
  void candidates_are_added_that_MLIP_adds() throws IOException {
    MomentPotential potential = potential();
    List<Frame> known = frames("select_train10.xyz");
    ActiveSet set = new ActiveSet(potential.rowLength(0), START);
    set.extend(rows(potential, known, 0), SWAP);
    List<ActiveSet.Row> offered = new ArrayList<>(rows(potential, known, 0));
    for (ActiveSet.Row row : rows(potential, frames("select_candidates.xyz"), known.size())) {
      if (set.grade(row.values()) > SELECT) {
        offered.add(row);
      }
    }
    set.extend(offered, SWAP);
    Set<Integer> owners = new TreeSet<>();
    Arrays.stream(set.owners()).filter(o -> o != ActiveSet.NOBODY).forEach(owners::add);
    Path file = folder().resolve("select_add.json");
    Set<Integer> expected = new TreeSet<>();
    Json.parse(Files.readString(file), "select_add.json")
        .asObject()
        .get("selected_set_indices_in_train_plus_candidates")
        .asList()
        .forEach(one -> expected.add(one.asList().getFirst().asInt()));
    assertThat(owners).isEqualTo(expected);
  }
}
