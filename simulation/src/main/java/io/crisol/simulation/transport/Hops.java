package io.crisol.simulation.transport;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Hops from site to site. An atom belongs to the site whose core it entered last; it hops when it
 * enters the core of another, so that who only leaves for a moment has not hopped. Concerted are
 * hops of different atoms between sites not farther than {@link #NEAR} from each other, within a
 * time window.
 *
 * @param sites where atoms dwell
 * @param occupancy mean number of atoms of each site
 * @param hops in order of time
 * @param walkers number of atoms
 * @param time length of the run, fs
 * @param window in which hops count as one event, fs
 */
public record Hops(
    Sites sites, double[] occupancy, List<Hop> hops, int walkers, double time, double window) {
  /** Å. */
  static final double NEAR = 4.5;

  /**
   * One hop.
   *
   * @param time of arrival, fs
   * @param walker who
   * @param from site left
   * @param to site entered
   */
  public record Hop(double time, int walker, int from, int to) {}

  /** Follows every walker. */
  static Hops of(Walkers walkers, Sites sites, DensityMap grid, double window) {
    int[] cores = sites.cores(grid);
    double[] occupancy = new double[sites.size()];
    List<Hop> hops = new ArrayList<>();
    int frames = walkers.steps() + 1;
    for (int i = 0; i < walkers.size(); i++) {
      double[] path = walkers.paths()[i];
      int at = -1;
      for (int f = 0; f < frames; f++) {
        int core = cores[grid.voxel(path[3 * f], path[3 * f + 1], path[3 * f + 2])];
        if (core >= 0 && at >= 0 && core != at) {
          hops.add(new Hop(f * walkers.interval(), i, at, core));
        }
        at = core >= 0 ? core : at;
        if (at >= 0) {
          occupancy[at] += 1.0 / frames;
        }
      }
    }
    hops.sort(Comparator.comparingDouble(Hop::time).thenComparingInt(Hop::walker));
    return new Hops(sites, occupancy, List.copyOf(hops), walkers.size(), walkers.time(), window);
  }

  /** Lengths of the hops, Å. */
  double[] lengths() {
    return hops.stream().mapToDouble(hop -> sites.distance(hop.from(), hop.to())).toArray();
  }

  /** Mean time at a site between hops, fs; infinite where there is none. */
  public double residence() {
    return walkers * time / hops.size();
  }

  /** Share of hops that go straight back to the site left by the hop before. */
  public double returning() {
    int[] last = new int[walkers];
    Arrays.fill(last, -1);
    int back = 0;
    for (Hop hop : hops) {
      back += last[hop.walker()] == hop.to() ? 1 : 0;
      last[hop.walker()] = hop.from();
    }
    return (double) back / hops.size();
  }

  /** Share of hops that are concerted with another atom's. */
  public double concerted() {
    boolean[] found = new boolean[hops.size()];
    for (int i = 0; i < found.length; i++) {
      for (int j = i + 1;
          j < found.length && hops.get(j).time() - hops.get(i).time() <= window;
          j++) {
        if (hops.get(i).walker() != hops.get(j).walker() && near(hops.get(i), hops.get(j))) {
          found[i] = true;
          found[j] = true;
        }
      }
    }
    int count = 0;
    for (boolean one : found) {
      count += one ? 1 : 0;
    }
    return (double) count / found.length;
  }

  /** The share of concerted hops if the same hops came at random times: 1 − exp(−rate · 2w). */
  public double concertedByChance() {
    if (hops.size() < 2) {
      return 0;
    }
    long pairs = 0;
    long near = 0;
    int stride = Math.max(1, hops.size() / 400);
    for (int i = 0; i < hops.size(); i += stride) {
      for (int j = 0; j < hops.size(); j += stride) {
        if (hops.get(i).walker() != hops.get(j).walker()) {
          pairs++;
          near += near(hops.get(i), hops.get(j)) ? 1 : 0;
        }
      }
    }
    double others = pairs == 0 ? 0 : (double) near / pairs * hops.size();
    return 1 - StrictMath.exp(-others * 2 * window / time);
  }

  private boolean near(Hop one, Hop other) {
    return sites.distance(one.from(), other.from()) <= NEAR
        || sites.distance(one.to(), other.from()) <= NEAR
        || sites.distance(one.from(), other.to()) <= NEAR;
  }

  /** Figures of the hops. */
  public Json.Obj toJson() {
    boolean any = !hops.isEmpty();
    double[] lengths = lengths();
    return new Json.Obj()
        .put("sites", sites.size())
        .put("core_radius_angstrom", sites.radius())
        .put("hops", hops.size())
        .put("rate_per_atom_per_ps", 1000 * hops.size() / (walkers * time))
        .put("residence_ps", any ? Json.of(residence() / 1000) : new Json.Null())
        .put(
            "mean_length_angstrom",
            any ? Json.of(Arrays.stream(lengths).average().orElse(0)) : new Json.Null())
        .put("returning_share", any ? Json.of(returning()) : new Json.Null())
        .put("concerted_share", any ? Json.of(concerted()) : new Json.Null())
        .put("concerted_by_chance", any ? Json.of(concertedByChance()) : new Json.Null())
        .put("concerted_window_fs", window);
  }

  /** Sites and how often they are occupied: sites.csv. */
  public String siteTable() {
    int[] left = new int[sites.size()];
    hops.forEach(hop -> left[hop.from()]++);
    StringBuilder text = new StringBuilder("site,a,b,c,occupancy,hops_from\n");
    for (int k = 0; k < sites.size(); k++) {
      double[] s = sites.fractional().get(k);
      text.append(k).append(',').append(s[0]).append(',').append(s[1]).append(',').append(s[2]);
      text.append(',').append(occupancy[k]).append(',').append(left[k]).append('\n');
    }
    return text.toString();
  }

  /** How many hops of which length, in steps of 0.2 Å: jumps.csv. */
  public String lengthTable() {
    double[] lengths = lengths();
    double longest = Arrays.stream(lengths).max().orElse(0);
    int[] counts = new int[(int) (longest / 0.2) + 1];
    for (double length : lengths) {
      counts[(int) (length / 0.2)]++;
    }
    StringBuilder text = new StringBuilder("length_angstrom,hops\n");
    for (int k = 0; k < counts.length; k++) {
      text.append(Math.round(20 * (k + 0.5)) / 100.0).append(',').append(counts[k]).append('\n');
    }
    return text.toString();
  }
}
