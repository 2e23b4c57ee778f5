package io.crisol.simulation.montecarlo;

import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;

/**
 * Where the elements of a cluster are: numbers of atoms in shells around the centre, and among the
 * atoms at the surface. At the surface is an atom whose neighbours are on one side: the mean of the
 * unit vectors to them is longer than {@link #ONE_SIDED} (½ on a flat face, 0 inside).
 */
final class RadialProfile {
  /** Radius of the neighbourhood that is looked at, Å; smaller where the potential sees less. */
  private static final double NEAR = 5;

  private static final double ONE_SIDED = 0.35;

  private final List<Element> elements;
  private final double width;
  private long samples;

  /** double[shell * elements + element] and double[2 * element + 0 or 1]: all, at the surface. */
  private double[] shells = new double[0];

  private final double[] surface;

  RadialProfile(List<Element> elements, double width) {
    this.elements = elements;
    this.width = width;
    this.surface = new double[2 * elements.size()];
  }

  /** Adds the atoms as they are. */
  void sample(AtomGrid grid) {
    samples++;
    double[] centre = new double[3];
    for (int slot = 0; slot < grid.slots(); slot++) {
      if (grid.kinds()[slot] != AtomGrid.ABSENT) {
        for (int axis = 0; axis < 3; axis++) {
          centre[axis] += grid.position(3 * slot + axis) / grid.population().size();
        }
      }
    }
    for (int slot = 0; slot < grid.slots(); slot++) {
      if (grid.kinds()[slot] != AtomGrid.ABSENT) {
        add(grid, slot, centre);
      }
    }
  }

  private void add(AtomGrid grid, int slot, double[] centre) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = grid.position(3 * slot + axis) - centre[axis];
      square += d * d;
    }
    int element = elements.indexOf(Element.values()[grid.kinds()[slot]]);
    int at = (int) (Math.sqrt(square) / width) * elements.size() + element;
    if (at >= shells.length) {
      shells = Arrays.copyOf(shells, (at / elements.size() + 1) * elements.size());
    }
    shells[at]++;
    surface[2 * element]++;
    surface[2 * element + 1] += isAtSurface(grid, slot) ? 1 : 0;
  }

  private static boolean isAtSurface(AtomGrid grid, int slot) {
    double near = Math.min(NEAR, grid.reach());
    grid.gather(slot);
    double[] sum = new double[3];
    int count = 0;
    for (int k = 0; k < grid.found(); k++) {
      double r = Math.sqrt(grid.squares()[k]);
      if (r < near && r > 0) {
        count++;
        for (int axis = 0; axis < 3; axis++) {
          sum[axis] += grid.offsets(axis)[k] / r;
        }
      }
    }
    double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    return length >= ONE_SIDED * count;
  }

  /** Number of samples. */
  long samples() {
    return samples;
  }

  /** Share of an element among the atoms at the surface, and among those below it. */
  double[] shares(Element element) {
    double outside = 0;
    double inside = 0;
    for (int k = 0; k < elements.size(); k++) {
      outside += surface[2 * k + 1];
      inside += surface[2 * k] - surface[2 * k + 1];
    }
    int k = elements.indexOf(element);
    return new double[] {
      surface[2 * k + 1] / outside, (surface[2 * k] - surface[2 * k + 1]) / inside
    };
  }

  /** The profile as a table: middle of the shell, then mean number of atoms of each element. */
  String csv() {
    StringBuilder text = new StringBuilder("r_angstrom");
    elements.forEach(element -> text.append(',').append(element.symbol()));
    for (int shell = 0; shell < shells.length / elements.size(); shell++) {
      text.append('\n').append((shell + 0.5) * width);
      for (int k = 0; k < elements.size(); k++) {
        text.append(',').append(shells[shell * elements.size() + k] / samples);
      }
    }
    return text.append('\n').toString();
  }

  Json.Obj save() {
    return new Json.Obj()
        .put("samples", samples)
        .put("shells", ExactNumbers.pack(shells))
        .put("surface", ExactNumbers.pack(surface));
  }

  void restore(Json.Obj saved) {
    samples = (long) saved.get("samples").asDouble();
    shells = ExactNumbers.doubles(saved.get("shells"));
    System.arraycopy(ExactNumbers.doubles(saved.get("surface")), 0, surface, 0, surface.length);
  }
}
