package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Basic moments laid out for {@link MomentKernel}. For unit vectors z² = 1 − x² − y²: of the
 * components of a moment only those with no z or one are summed over neighbours, where the moment
 * of rank two less is there to give the others.
 */
final class BasicTables {
  /** Monomials x^a y^b z^c: where the one of a factor less stands, and the axis of that factor. */
  final int[] parents;

  final int[] axes;

  /** Where runs of monomials of one length with the same axis begin, and the end. */
  final int[] runs;

  /** By monomial: its first basic moment in the order of the following arrays, and the end. */
  final int[] first;

  /** Radial function, and first lane of the moment. */
  final int[] functions;

  final int[] places;

  /**
   * Moments that follow from others, for z² = 1 − x² − y²: the moment, that without z², and those
   * with x² and y² in its place.
   */
  final int[] derived;

  final int[] withoutZ;
  final int[] withX;
  final int[] withY;

  BasicTables(ContractionPlan plan) {
    List<int[]> traces = traces(plan);
    derived = column(traces, 0);
    withoutZ = column(traces, 1);
    withX = column(traces, 2);
    withY = column(traces, 3);
    List<Integer> direct = direct(plan, traces);
    List<Component> monomials = monomials(plan, direct);
    parents = new int[monomials.size()];
    axes = new int[monomials.size()];
    for (int p = 1; p < parents.length; p++) {
      Component c = monomials.get(p);
      axes[p] = c.a() > 0 ? 0 : c.b() > 0 ? 1 : 2;
      parents[p] = STRIP * monomials.indexOf(smaller(c));
    }
    runs = runs(monomials);
    List<Integer> order = order(plan, direct, monomials);
    functions = order.stream().mapToInt(k -> plan.basics()[4 * k]).toArray();
    places = order.stream().mapToInt(k -> LANES * k).toArray();
    first = new int[parents.length + 1];
    order.forEach(k -> first[monomials.indexOf(component(plan, k)) + 1]++);
    for (int p = 0; p < parents.length; p++) {
      first[p + 1] += first[p];
    }
  }

  /** Moments that follow from others with the same μ, the lower ranks first. */
  private static List<int[]> traces(ContractionPlan plan) {
    TreeMap<List<Integer>, Integer> places = new TreeMap<>(Comparator.comparing(List::toString));
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < plan.basicCount(); k++) {
      places.put(key(plan.basics()[4 * k], component(plan, k), 0, 0, 0), k);
      order.add(k);
    }
    order.sort(
        Comparator.<Integer>comparingInt(k -> length(component(plan, k)))
            .thenComparingInt(k -> component(plan, k).c()));
    List<int[]> traces = new ArrayList<>();
    for (int k : order) {
      Component c = component(plan, k);
      int mu = plan.basics()[4 * k];
      Integer without = places.get(key(mu, c, 0, 0, -2));
      Integer x = places.get(key(mu, c, 2, 0, -2));
      Integer y = places.get(key(mu, c, 0, 2, -2));
      if (places.get(key(mu, c, 0, 0, 0)) == k && without != null && x != null && y != null) {
        traces.add(new int[] {k, without, x, y});
      }
    }
    return traces;
  }

  private static List<Integer> key(int mu, Component c, int a, int b, int d) {
    return List.of(mu, c.a() + a, c.b() + b, c.c() + d);
  }

  private static int[] column(List<int[]> traces, int column) {
    return traces.stream().mapToInt(t -> LANES * t[column]).toArray();
  }

  private static List<Integer> direct(ContractionPlan plan, List<int[]> traces) {
    List<Integer> direct = new ArrayList<>();
    for (int k = 0; k < plan.basicCount(); k++) {
      direct.add(k);
    }
    traces.forEach(t -> direct.remove((Integer) t[0]));
    return direct;
  }

  private static Component component(ContractionPlan plan, int k) {
    int[] b = plan.basics();
    return new Component(b[4 * k + 1], b[4 * k + 2], b[4 * k + 3]);
  }

  /** All that occur and, by one factor less each, those they are made of; the shortest first. */
  private static List<Component> monomials(ContractionPlan plan, List<Integer> direct) {
    List<Component> all = new ArrayList<>(List.of(new Component(0, 0, 0)));
    for (int k : direct) {
      Component c = component(plan, k);
      while (!all.contains(c)) {
        all.add(c);
        c = smaller(c);
      }
    }
    all.sort(
        Comparator.comparingInt(BasicTables::length)
            .thenComparingInt(c -> -c.a())
            .thenComparingInt(c -> -c.b()));
    return all;
  }

  private static Component smaller(Component c) {
    return c.a() > 0
        ? new Component(c.a() - 1, c.b(), c.c())
        : c.b() > 0 ? new Component(0, c.b() - 1, c.c()) : new Component(0, 0, c.c() - 1);
  }

  private int[] runs(List<Component> monomials) {
    List<Integer> starts = new ArrayList<>();
    for (int p = 1; p < axes.length; p++) {
      boolean longer = length(monomials.get(p)) != length(monomials.get(p - 1));
      if (longer || axes[p] != axes[p - 1]) {
        starts.add(p);
      }
    }
    starts.add(axes.length);
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A monomial. */
  Component component(int p) {
    if (p == 0) {
      return new Component(0, 0, 0);
    }
    Component c = component(parents[p] / STRIP);
    return switch (axes[p]) {
      case 0 -> new Component(c.a() + 1, c.b(), c.c());
      case 1 -> new Component(c.a(), c.b() + 1, c.c());
      default -> new Component(c.a(), c.b(), c.c() + 1);
    };
  }

  private static int length(Component c) {
    return c.a() + c.b() + c.c();
  }

  private static List<Integer> order(
      ContractionPlan plan, List<Integer> direct, List<Component> monomials) {
    List<Integer> order = new ArrayList<>(direct);
    order.sort(
        Comparator.<Integer>comparingInt(k -> monomials.indexOf(component(plan, k)))
            .thenComparingInt(k -> plan.basics()[4 * k]));
    return order;
  }
}
