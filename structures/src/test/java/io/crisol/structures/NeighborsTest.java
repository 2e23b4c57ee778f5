package io.crisol.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighborsTest {
  private static final double[] TRICLINIC = {6.1, 0.3, -0.2, 1.9, 5.2, 0.4, -1.3, 2.1, 7.7};
  private static final double[] SMALL = {2.3, 0.1, 0, 0.9, 2.1, 0.2, -0.7, 0.4, 2.6};
  private static final double[] SKEWED = {4, 0, 0, 7.5, 4, 0, -6, 5.5, 4};

  @AfterEach
  void threads() {
    Workers.setThreads(Runtime.getRuntime().availableProcessors());
  }

  private static Structure random(
      double[] vectors, boolean[] periodic, int n, double spread, long seed) {
    RandomStream random = new RandomStream(seed);
    Element[] elements = new Element[n];
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      elements[i] = Element.Si;
      for (int a = 0; a < 3; a++) {
        double s = spread * (random.nextDouble() - 0.3);
        for (int x = 0; x < 3; x++) {
          positions[3 * i + x] += s * vectors[3 * a + x];
        }
      }
    }
    return new Structure(
        new Cell(vectors, periodic[0], periodic[1], periodic[2]), elements, positions);
  }

  @Test
  void a_list_follows_a_cell_while_it_holds_every_pair() {
    boolean[] all = {true, true, true};
    Structure built = random(TRICLINIC, all, 30, 1, 5);
    Neighbors list = Neighbors.of(built, 4, 1);
    double[] gentle = {0.02, 0.01, 0, 0.01, -0.015, 0, 0, 0.01, 0.01};
    Structure moved = built.strained(gentle);
    double[] positions = moved.positions();
    RandomStream random = new RandomStream(3);
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 0.15 * (random.nextDouble() - 0.5);
    }
    moved = moved.withPositions(positions);
    assertThat(list.follow(moved)).isSameAs(list);
    assertThat(listed(moved, list, 4)).isEqualTo(listed(moved, Neighbors.of(moved, 4, 0), 4));
    positions[0] += 0.6;
    Structure far = moved.withPositions(positions);
    assertThat(list.follow(far)).isNotSameAs(list);
    double[] strong = {-0.15, 0, 0, 0, -0.15, 0, 0, 0, 0};
    assertThat(list.follow(built.strained(strong))).isNotSameAs(list);
    assertThat(list.follow(built)).isSameAs(list);
  }

  /** Pairs as "i j dx dy dz" to 6 decimals, from the list. */
  private static List<String> listed(Structure s, Neighbors list, double cutoff) {
    double[] folded = list.fold(s);
    double[] shifts = list.translations(s);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (int k = list.start(i); k < list.start(i + 1); k++) {
        double[] d = new double[3];
        for (int x = 0; x < 3; x++) {
          d[x] = folded[3 * list.atom(k) + x] - folded[3 * i + x] + shifts[3 * list.image(k) + x];
        }
        add(pairs, i, list.atom(k), d, cutoff);
      }
    }
    Collections.sort(pairs);
    return pairs;
  }

  /** The same by trying every image within a generous number of cells. */
  private static List<String> bruteForce(Structure s, double cutoff, int images) {
    List<String> pairs = new ArrayList<>();
    int[] reach = new int[3];
    for (int a = 0; a < 3; a++) {
      reach[a] = s.cell().isPeriodic(a) ? images : 0;
    }
    for (int a = -reach[0]; a <= reach[0]; a++) {
      for (int b = -reach[1]; b <= reach[1]; b++) {
        for (int c = -reach[2]; c <= reach[2]; c++) {
          addImage(pairs, s, new int[] {a, b, c}, cutoff);
        }
      }
    }
    Collections.sort(pairs);
    return pairs;
  }

  private static void addImage(List<String> pairs, Structure s, int[] image, double cutoff) {
    for (int i = 0; i < s.size(); i++) {
      for (int j = 0; j < s.size(); j++) {
        double[] d = new double[3];
        for (int x = 0; x < 3; x++) {
          d[x] = s.coordinate(3 * j + x) - s.coordinate(3 * i + x);
          for (int a = 0; a < 3; a++) {
            d[x] += image[a] * s.cell().vector(a, x);
          }
        }
        if (i != j || image[0] != 0 || image[1] != 0 || image[2] != 0) {
          add(pairs, i, j, d, cutoff);
        }
      }
    }
  }

  private static void add(List<String> pairs, int i, int j, double[] d, double cutoff) {
    if (d[0] * d[0] + d[1] * d[1] + d[2] * d[2] < cutoff * cutoff) {
      pairs.add(
          String.format(
              Locale.ROOT, "%d %d %.6f %.6f %.6f", i, j, d[0] + 1e-9, d[1] + 1e-9, d[2] + 1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "triclinic, T T T, 20, 1, 4.3", "triclinic, T T T, 20, 3, 4.3", "triclinic, T F T, 15, 2, 4.0",
        "triclinic, F F T, 15, 2, 4.0",
    "triclinic, F F F, 15, 2, 4.0", "small, T T T, 2, 1, 6.7", "small, T T T, 1, 5, 6.7",
        "small, T F F, 3, 4, 5.5",
    "small, F T T, 3, 4, 5.5", "skewed, T T T, 9, 3, 3.9", "skewed, T T F, 9, 3, 5.1",
        "skewed, T T T, 60, 1, 2.2"
  })
  void the_list_holds_what_brute_force_finds(
      String name, String pbc, int n, double spread, double cutoff) {
    double[] vectors = name.equals("small") ? SMALL : name.equals("skewed") ? SKEWED : TRICLINIC;
    String[] flags = pbc.split(" ");
    boolean[] periodic = {flags[0].equals("T"), flags[1].equals("T"), flags[2].equals("T")};
    Structure s = random(vectors, periodic, n, spread, 11 * n + (long) (10 * cutoff));
    List<String> expected = bruteForce(s, cutoff, spread == 1 ? 6 : 12);
    assertThat(expected).isNotEmpty();
    assertThat(listed(s, Neighbors.of(s, cutoff, 0), cutoff)).isEqualTo(expected);
    assertThat(listed(s, Neighbors.of(s, cutoff - 1, 1), cutoff)).isEqualTo(expected);
  }

  @Test
  void a_molecule_on_a_line_and_a_single_atom_are_done_at_once() {
    double[] line = {0, 0, 0, 0.9, 0, 0, 30, 0, 0};
    Structure s = new Structure(Cell.OPEN, new Element[] {Element.H, Element.H, Element.H}, line);
    assertThat(listed(s, Neighbors.of(s, 5, 0), 5)).isEqualTo(bruteForce(s, 5, 0)).hasSize(2);
    Structure atom = new Structure(Cell.OPEN, new Element[] {Element.H}, new double[3]);
    assertThat(Neighbors.of(atom, 8, 1).entries()).isZero();
    double[] wire = {0, 0, 0, 0, 0, 0, 0, 0, 2.5};
    Structure chain =
        new Structure(new Cell(wire, false, false, true), new Element[] {Element.H}, new double[3]);
    assertThat(Neighbors.of(chain, 6, 0).entries()).isEqualTo(4);
  }

  @Test
  void two_atoms_on_one_spot_are_neighbors_and_an_atom_is_not_its_own() {
    Structure s =
        new Structure(
            Cell.box(9, 9, 9),
            new Element[] {Element.H, Element.H},
            new double[] {1, 1, 1, 1, 1, 1});
    assertThat(Neighbors.of(s, 3, 0).entries()).isEqualTo(2);
  }

  @Test
  void a_list_is_reused_until_an_atom_has_moved_half_the_skin() {
    Structure s = random(TRICLINIC, new boolean[] {true, true, true}, 20, 1, 3);
    Neighbors list = Neighbors.of(s, 4, 1);
    double[] moved = s.positions();
    moved[30] += 0.499;
    Structure near = s.withPositions(moved);
    assertThat(list.update(near)).isSameAs(list);
    assertThat(listed(near, list, 4)).isEqualTo(bruteForce(near, 4, 4));
    moved[30] += 0.002;
    Structure far = s.withPositions(moved);
    Neighbors renewed = list.update(far);
    assertThat(renewed).isNotSameAs(list);
    assertThat(renewed.builtFrom()).isSameAs(far);
    assertThat(listed(far, renewed, 4)).isEqualTo(bruteForce(far, 4, 4));
  }

  @Test
  void another_cell_or_number_of_atoms_makes_a_new_list() {
    Structure s = random(TRICLINIC, new boolean[] {true, true, true}, 20, 1, 3);
    Neighbors list = Neighbors.of(s, 4, 1);
    assertThat(list.update(s.strained(new double[] {1e-9, 0, 0, 0, 0, 0, 0, 0, 0})))
        .isNotSameAs(list);
    assertThat(list.update(s.replicate(1, 1, 2)).size()).isEqualTo(40);
  }

  @Test
  void an_atom_that_leaves_the_cell_keeps_its_neighbors() {
    Structure s = random(TRICLINIC, new boolean[] {true, true, true}, 20, 1, 5);
    double[] moved = s.positions();
    for (int x = 0; x < 3; x++) {
      moved[6 + x] += 3 * s.cell().vector(0, x) - 2 * s.cell().vector(2, x);
    }
    assertThat(listed(s.withPositions(moved), Neighbors.of(s.withPositions(moved), 4, 0), 4))
        .isEqualTo(listed(s, Neighbors.of(s, 4, 0), 4));
  }

  private static Structure copper(int a) {
    double l = 3.615;
    double[] positions = {0, 0, 0, 0, l / 2, l / 2, l / 2, 0, l / 2, l / 2, l / 2, 0};
    Element[] elements = {Element.Cu, Element.Cu, Element.Cu, Element.Cu};
    return new Structure(Cell.box(l, l, l), elements, positions).replicate(a, a, a);
  }

  @Test
  void entries_grow_linearly_with_the_atoms() {
    assertThat(Neighbors.of(copper(1), 5, 0).entries()).isEqualTo(4 * 42);
    assertThat(Neighbors.of(copper(4), 5, 0).entries()).isEqualTo(256 * 42);
    assertThat(Neighbors.of(copper(12), 5, 0).entries()).isEqualTo(6912 * 42);
  }

  @Test
  void the_list_has_the_same_bits_for_any_number_of_threads() {
    Structure s = copper(8);
    Workers.setThreads(1);
    Neighbors one = Neighbors.of(s, 5, 1);
    for (int threads : new int[] {2, 8}) {
      Workers.setThreads(threads);
      Neighbors many = Neighbors.of(s, 5, 1);
      assertThat(many.entries()).isEqualTo(one.entries());
      for (int k = 0; k < one.entries(); k++) {
        assertThat(many.atom(k) == one.atom(k) && many.image(k) == one.image(k)).isTrue();
      }
    }
  }

  @Test
  void a_cutoff_beyond_memory_is_refused_with_figures() {
    assertThatThrownBy(() -> Neighbors.of(copper(10), 400, 0))
        .isInstanceOf(ProblemException.class)
        .satisfies(
            e -> assertThat(((ProblemException) e).problem()).isEqualTo(Problem.MEMORY_SHORT))
        .hasMessageContaining("400.0 Å");
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity"})
  void an_impossible_cutoff_is_refused(double cutoff) {
    assertThatThrownBy(() -> Neighbors.of(copper(1), cutoff, 0))
        .satisfies(
            e -> assertThat(((ProblemException) e).problem()).isEqualTo(Problem.PARAMETER_INVALID));
  }
}
