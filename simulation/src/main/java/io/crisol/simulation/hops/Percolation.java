package io.crisol.simulation.hops;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How high a carrier must climb above its lowest site to travel any distance along one direction,
 * in a plane, or everywhere. Hops are let in by the energy of their saddles, the lowest first;
 * sites that they connect are one cluster, and a way around that ends in another cell than it began
 * gives the cluster a direction in which it reaches through the crystal. The percolation barrier in
 * d dimensions is the saddle at which first a cluster has d independent directions.
 *
 * @param thresholds in 1, 2, 3 dimensions, eV above the lowest site; absent where no hops connect
 * @param orbits the class of hops that completes the connection, int[3]; −1 where none does
 */
public record Percolation(List<OptionalDouble> thresholds, int[] orbits) {
  /** Finds the thresholds of a network. */
  public static Percolation of(HopNetwork network) {
    List<HopNetwork.Hop> hops = new ArrayList<>(network.hops());
    hops.sort(Comparator.comparingDouble(network::saddle));
    Clusters clusters = new Clusters(network.sites().size());
    OptionalDouble[] thresholds = {
      OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()
    };
    int[] orbits = {-1, -1, -1};
    int reached = 0;
    for (HopNetwork.Hop hop : hops) {
      int dimensions = clusters.connect(hop.from(), hop.to(), hop.cell());
      for (; reached < dimensions; reached++) {
        thresholds[reached] = OptionalDouble.of(network.saddle(hop));
        orbits[reached] = hop.orbit();
      }
    }
    return new Percolation(List.of(thresholds), orbits);
  }

  /** The barriers as {@code percolation_1d_eV} … {@code percolation_3d_eV}. */
  public Json.Obj addTo(Json.Obj json) {
    for (int d = 0; d < 3; d++) {
      OptionalDouble threshold = thresholds.get(d);
      json.put(
          "percolation_" + (d + 1) + "d_eV",
          threshold.isPresent() ? Json.of(threshold.getAsDouble()) : new Json.Null());
    }
    return json;
  }

  /**
   * Sites in clusters. Each site knows the lattice translation from the root of its cluster, each
   * root the independent translations that lead from its cluster to itself.
   */
  private static final class Clusters {
    private final int[] parent;
    private final long[][] offset;
    private final List<List<long[]>> directions = new ArrayList<>();

    Clusters(int sites) {
      parent = new int[sites];
      offset = new long[sites][3];
      for (int k = 0; k < sites; k++) {
        parent[k] = k;
        directions.add(new ArrayList<>());
      }
    }

    /** Lets a hop in; gives the number of independent directions of its cluster. */
    int connect(int from, int to, int[] cell) {
      long[] a = new long[3];
      long[] b = new long[3];
      int rootA = root(from, a);
      int rootB = root(to, b);
      long[] way = new long[3];
      for (int x = 0; x < 3; x++) {
        way[x] = a[x] + cell[x] - b[x];
      }
      if (rootA == rootB) {
        add(directions.get(rootA), way);
      } else {
        parent[rootB] = rootA;
        offset[rootB] = way;
        directions.get(rootB).forEach(direction -> add(directions.get(rootA), direction));
      }
      return directions.get(rootA).size();
    }

    private int root(int site, long[] translation) {
      int at = site;
      while (parent[at] != at) {
        for (int x = 0; x < 3; x++) {
          translation[x] += offset[at][x];
        }
        at = parent[at];
      }
      return at;
    }

    /** Keeps a direction that does not follow from those there are. */
    private static void add(List<long[]> known, long[] direction) {
      boolean independent =
          switch (known.size()) {
            case 0 -> direction[0] != 0 || direction[1] != 0 || direction[2] != 0;
            case 1 -> {
              long[] cross = cross(known.getFirst(), direction);
              yield cross[0] != 0 || cross[1] != 0 || cross[2] != 0;
            }
            case 2 -> {
              long[] cross = cross(known.get(0), known.get(1));
              yield cross[0] * direction[0] + cross[1] * direction[1] + cross[2] * direction[2]
                  != 0;
            }
            default -> false;
          };
      if (independent) {
        known.add(direction);
      }
    }

    private static long[] cross(long[] a, long[] b) {
      return new long[] {
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
      };
    }
  }
}
