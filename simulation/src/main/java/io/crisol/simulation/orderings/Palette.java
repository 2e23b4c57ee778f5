package io.crisol.simulation.orderings;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What may stand on the partially occupied sites of a supercell: for each group of sites that
 * symmetry makes alike, how many atoms of each element and how many vacancies. An occupation is an
 * int[sites] of colours: 0 a vacancy, k the k-th element of {@link #elements}; whole sites have
 * their element always. Occupations are numbered, group by group, in the order of their colours.
 */
final class Palette {
  /**
   * Sites that share their occupation.
   *
   * @param sites of the supercell
   * @param counts of each colour, together as many as sites
   */
  record Group(int[] sites, int[] counts) {
    BigInteger number() {
      BigInteger number = BigInteger.ONE;
      int left = sites.length;
      for (int count : counts) {
        for (int k = 1; k <= count; k++) {
          number = number.multiply(BigInteger.valueOf(left--)).divide(BigInteger.valueOf(k));
        }
      }
      return number;
    }
  }

  private final SiteCell cell;
  private final List<Element> elements;
  private final List<Group> groups = new ArrayList<>();
  private final int[] fixed;
  private double largestDeviation;

  private Palette(SiteCell cell) {
    this.cell = cell;
    this.elements = List.copyOf(cell.crystal().composition().keySet());
    this.fixed = new int[cell.size()];
    for (int s = 0; s < fixed.length; s++) {
      if (cell.site(s).isWhole()) {
        fixed[s] = 1 + elements.indexOf(cell.site(s).occupancies().keySet().iterator().next());
      }
    }
  }

  /** Whole numbers nearest to the occupancies. */
  static Palette of(SiteCell cell) {
    Palette palette = new Palette(cell);
    int count = cell.crystal().sites().size();
    cell.crystal()
        .groups()
        .values()
        .forEach(
            members -> {
              int[] sites = new int[members.size() * cell.index()];
              for (int k = 0; k < sites.length; k++) {
                sites[k] = k / members.size() * count + members.get(k % members.size());
              }
              palette.add(sites, cell.crystal().sites().get(members.getFirst()));
            });
    return palette;
  }

  private void add(int[] sites, PartialCrystal.Site site) {
    double[] parts = new double[elements.size() + 1];
    double vacant = 1;
    for (Map.Entry<Element, Double> entry : site.occupancies().entrySet()) {
      parts[1 + elements.indexOf(entry.getKey())] = entry.getValue();
      vacant -= entry.getValue();
    }
    parts[0] = Math.max(0, vacant);
    double sum = Arrays.stream(parts).sum();
    int[] counts = rounded(parts, sum, sites.length);
    for (int c = 0; c < parts.length; c++) {
      largestDeviation =
          Math.max(largestDeviation, Math.abs((double) counts[c] / sites.length - parts[c] / sum));
    }
    groups.add(new Group(sites, counts));
  }

  /** Whole numbers in proportion to parts of a sum, by largest remainders. */
  private static int[] rounded(double[] parts, double sum, int number) {
    int[] counts = new int[parts.length];
    int left = number;
    for (int c = 0; c < parts.length; c++) {
      counts[c] = (int) Math.floor(parts[c] / sum * number + 1e-9);
      left -= counts[c];
    }
    for (; left > 0; left--) {
      int best = 0;
      for (int c = 1; c < parts.length; c++) {
        boolean more =
            parts[c] / sum * number - counts[c] > parts[best] / sum * number - counts[best] + 1e-9;
        best = more ? c : best;
      }
      counts[best]++;
    }
    return counts;
  }

  SiteCell cell() {
    return cell;
  }

  List<Element> elements() {
    return elements;
  }

  List<Group> groups() {
    return groups;
  }

  /** Largest difference of an occupancy that is reached from the one that is wanted. */
  double largestDeviation() {
    return largestDeviation;
  }

  /** Number of occupations. */
  BigInteger number() {
    return groups.stream().map(Group::number).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** The occupation of a number. */
  int[] occupation(long number) {
    int[] colours = fixed.clone();
    long rest = number;
    for (Group group : groups) {
      long all = group.number().longValueExact();
      place(group, rest % all, all, colours);
      rest /= all;
    }
    return colours;
  }

  private static void place(Group group, long number, long all, int[] colours) {
    int[] left = group.counts().clone();
    long rest = number;
    long ways = all;
    for (int k = 0; k < group.sites().length; k++) {
      int length = group.sites().length - k;
      for (int c = 0; c < left.length; c++) {
        long with = ways / length * left[c] + ways % length * left[c] / length;
        if (rest < with) {
          colours[group.sites()[k]] = c;
          left[c]--;
          ways = with;
          break;
        }
        rest -= with;
      }
    }
  }

  /** Number of an occupation. */
  long number(int[] colours) {
    long number = 0;
    long factor = 1;
    for (Group group : groups) {
      long all = group.number().longValueExact();
      number += factor * number(group, all, colours);
      factor *= all;
    }
    return number;
  }

  private static long number(Group group, long all, int[] colours) {
    int[] left = group.counts().clone();
    long number = 0;
    long ways = all;
    for (int k = 0; k < group.sites().length; k++) {
      int length = group.sites().length - k;
      int colour = colours[group.sites()[k]];
      for (int c = 0; c < colour; c++) {
        number += ways / length * left[c] + ways % length * left[c] / length;
      }
      ways = ways / length * left[colour] + ways % length * left[colour] / length;
      left[colour]--;
    }
    return number;
  }

  /** An occupation at random. */
  int[] random(RandomStream random) {
    int[] colours = fixed.clone();
    for (Group group : groups) {
      int[] order = group.sites().clone();
      random.shuffle(order);
      int at = 0;
      for (int c = 0; c < group.counts().length; c++) {
        for (int k = 0; k < group.counts()[c]; k++) {
          colours[order[at++]] = c;
        }
      }
    }
    return colours;
  }

  /** Numbers of atoms of each colour in any occupation, vacancies first. */
  int[] composition() {
    int[] sums = new int[elements.size() + 1];
    int[] colours = fixed.clone();
    groups.forEach(
        group -> {
          for (int c = 0; c < group.counts().length; c++) {
            sums[c] += group.counts()[c];
          }
          Arrays.stream(group.sites()).forEach(s -> colours[s] = -1);
        });
    for (int colour : colours) {
      if (colour >= 0) {
        sums[colour]++;
      }
    }
    return sums;
  }
}
