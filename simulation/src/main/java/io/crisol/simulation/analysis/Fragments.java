package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the atoms of some elements are bound to each other as: connected by bonds among themselves
 * only, such as the silicon of a lithium silicide, or phosphorus with sulphur in a thiophosphate.
 */
public final class Fragments {
  /** Kinds of fragments. */
  public enum Kind {
    /** One atom. */
    ISOLATED,
    /** Two atoms. */
    DIMER,
    /** A line of three atoms or more with two ends. */
    CHAIN,
    /** A closed line. */
    RING,
    /** Some atom has three bonds or more. */
    BRANCHED,
    /** It goes on through the periodic cell without an end. */
    EXTENDED
  }

  /**
   * What was counted in one frame or several.
   *
   * @param atoms number of atoms in fragments of each kind
   * @param fragments number of fragments of each kind
   * @param sizes number of fragments by number of atoms; extended ones are left out
   */
  public record Census(Map<Kind, Long> atoms, Map<Kind, Long> fragments, Map<Integer, Long> sizes) {
    /** Nothing yet. */
    public Census() {
      this(new EnumMap<>(Kind.class), new EnumMap<>(Kind.class), new TreeMap<>());
    }

    /** Adds what another one has counted. */
    public void add(Census other) {
      other.atoms.forEach((kind, n) -> atoms.merge(kind, n, Long::sum));
      other.fragments.forEach((kind, n) -> fragments.merge(kind, n, Long::sum));
      other.sizes.forEach((size, n) -> sizes.merge(size, n, Long::sum));
    }

    /** Share of the atoms that are in fragments of a kind. */
    public double share(Kind kind) {
      long all = atoms.values().stream().mapToLong(n -> n).sum();
      return (double) atoms.getOrDefault(kind, 0L) / all;
    }

    /** Mean number of atoms of a fragment that is not extended; NaN without any. */
    public double meanSize() {
      double number = sizes.values().stream().mapToLong(n -> n).sum();
      return sizes.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum() / number;
    }
  }

  private final BondGraph graph;
  private final boolean[] member;
  private final boolean[] visited;
  private final double[] place;

  private Fragments(BondGraph graph, boolean[] member) {
    this.graph = graph;
    this.member = member;
    this.visited = new boolean[member.length];
    this.place = new double[3 * member.length];
  }

  /** The fragments that the atoms of these elements form among themselves. */
  public static Census of(Structure structure, BondGraph graph, Set<Element> elements) {
    boolean[] member = new boolean[structure.size()];
    for (int i = 0; i < member.length; i++) {
      member[i] = elements.contains(structure.element(i));
    }
    Fragments fragments = new Fragments(graph, member);
    Census census = new Census();
    for (int i = 0; i < member.length; i++) {
      if (member[i] && !fragments.visited[i]) {
        fragments.count(i, census);
      }
    }
    return census;
  }

  private int degree(int i) {
    int degree = 0;
    for (int entry = graph.start()[i]; entry < graph.start()[i + 1]; entry++) {
      degree += member[graph.atom()[entry]] ? 1 : 0;
    }
    return degree;
  }

  /** Walks through the fragment of an atom, placing every atom beside the one it came from. */
  private void count(int from, Census census) {
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(from);
    visited[from] = true;
    int size = 0;
    int ends = 0;
    int most = 0;
    boolean extended = false;
    while (!queue.isEmpty()) {
      int i = queue.remove();
      size++;
      int degree = degree(i);
      ends += degree == 1 ? 1 : 0;
      most = Math.max(most, degree);
      extended |= visitNeighbors(i, queue);
    }
    Kind kind = extended ? Kind.EXTENDED : kind(size, ends, most);
    census.atoms.merge(kind, (long) size, Long::sum);
    census.fragments.merge(kind, 1L, Long::sum);
    if (kind != Kind.EXTENDED) {
      census.sizes.merge(size, 1L, Long::sum);
    }
  }

  /** Queues the neighbours that are new; whether one was found elsewhere before. */
  private boolean visitNeighbors(int i, Deque<Integer> queue) {
    boolean elsewhere = false;
    for (int entry = graph.start()[i]; entry < graph.start()[i + 1]; entry++) {
      int j = graph.atom()[entry];
      if (member[j] && !visited[j]) {
        visited[j] = true;
        queue.add(j);
        for (int axis = 0; axis < 3; axis++) {
          place[3 * j + axis] = place[3 * i + axis] + graph.vectors()[3 * entry + axis];
        }
      }
      elsewhere |= member[j] && isElsewhere(i, j, entry);
    }
    return elsewhere;
  }

  /** Whether a bond leads to another image of an atom than the one that was placed. */
  private boolean isElsewhere(int i, int j, int entry) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = place[3 * i + axis] + graph.vectors()[3 * entry + axis] - place[3 * j + axis];
      square += d * d;
    }
    return square > 0.01;
  }

  private static Kind kind(int size, int ends, int most) {
    return switch (size) {
      case 1 -> Kind.ISOLATED;
      case 2 -> Kind.DIMER;
      default -> most > 2 ? Kind.BRANCHED : ends == 0 ? Kind.RING : Kind.CHAIN;
    };
  }

  /** All kinds in order. */
  public static Iterable<Kind> kinds() {
    return Arrays.asList(Kind.values());
  }
}
