package io.crisol.potentials.committee;

import io.crisol.potentials.NeighbourShares;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.network.DescriptorShares;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares of an energy according to each member of a committee: their mean, and their spread √(Σ_k
 * (s_k − s)²/(M − 1)), by which one sees what the members disagree on. One potential is a committee
 * of one, without spread.
 */
public final class MemberShares {
  private MemberShares() {}

  /**
   * A number and the spread of the members.
   *
   * @param mean eV
   * @param spread eV; NaN of a single potential
   */
  public record Share(double mean, double spread) {
    private static Share of(double[] values) {
      double mean = 0;
      for (double value : values) {
        mean += value / values.length;
      }
      double square = 0;
      for (double value : values) {
        square += (value - mean) * (value - mean);
      }
      return new Share(
          values.length == 1 ? values[0] : mean,
          values.length == 1 ? Double.NaN : Math.sqrt(square / (values.length - 1)));
    }
  }

  /**
   * A neighbour, as in {@link NeighbourShares}.
   *
   * @param atom its number in the structure
   * @param element its element
   * @param distance r_ij, Å
   * @param share E_i − E_i without it, eV
   */
  public record Neighbour(int atom, Element element, double distance, Share share) {}

  /**
   * A descriptor component, as in {@link DescriptorShares}.
   *
   * @param name for people
   * @param value raw value
   * @param standardised (value − mean)/sigma, the mean over the members
   * @param share eV
   */
  public record Component(String name, double value, double standardised, Share share) {}

  /**
   * Parts of the energy of one atom.
   *
   * @param energy E_i of the networks, eV
   * @param base energy of an atom in the mean environment, eV
   * @param components the parts
   */
  public record Parts(Share energy, Share base, List<Component> components) {}

  /** The members of a committee, alone or in a sum, whose other terms each of them gets. */
  public static List<Potential> members(Potential potential) {
    return switch (potential) {
      case CommitteePotential committee -> committee.members();
      case SumPotential sum -> {
        List<Potential> members = new ArrayList<>();
        for (int t = 0; t < sum.terms().size() && members.isEmpty(); t++) {
          if (sum.terms().get(t) instanceof CommitteePotential committee) {
            for (Potential member : committee.members()) {
              List<Potential> terms = new ArrayList<>(sum.terms());
              terms.set(t, member);
              members.add(new SumPotential(terms));
            }
          }
        }
        yield members.isEmpty() ? List.of(potential) : members;
      }
      default -> List.of(potential);
    };
  }

  /** The network of a potential, alone or beside other terms. */
  public static Optional<NetworkPotential> network(Potential potential) {
    return switch (potential) {
      case NetworkPotential network -> Optional.of(network);
      case SumPotential sum ->
          sum.terms().stream().flatMap(term -> network(term).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /**
   * Shares of the neighbours of an atom, the nearest first.
   *
   * @throws io.crisol.structures.ProblemException as {@link NeighbourShares#of}
   */
  public static List<Neighbour> neighbours(
      List<Potential> members, Structure structure, Neighbors neighbors, int atom) {
    List<List<NeighbourShares.Share>> all =
        members.stream()
            .map(member -> NeighbourShares.of(member, structure, neighbors, atom))
            .toList();
    List<Neighbour> shares = new ArrayList<>();
    // Members may reach differently far; the nearest come first in each.
    int seen = all.stream().mapToInt(List::size).max().orElse(0);
    for (int k = 0; k < seen; k++) {
      int index = k;
      NeighbourShares.Share known =
          all.stream().filter(list -> index < list.size()).findFirst().orElseThrow().get(k);
      double[] values =
          all.stream().mapToDouble(l -> index < l.size() ? l.get(index).share() : 0).toArray();
      shares.add(new Neighbour(known.atom(), known.element(), known.distance(), Share.of(values)));
    }
    return shares;
  }

  /** Parts of the energy of an atom; absent unless all members are networks on one descriptor. */
  public static Optional<Parts> components(List<Potential> members, Structure structure, int atom) {
    List<DescriptorShares.Parts> all = new ArrayList<>();
    for (Potential member : members) {
      network(member)
          .ifPresent(
              n ->
                  all.add(
                      DescriptorShares.of(
                          n, structure, Neighbors.of(structure, n.cutoff(), 0), atom)));
    }
    if (all.size() < members.size() || !alike(all)) {
      return Optional.empty();
    }
    List<Component> components = new ArrayList<>();
    for (int n = 0; n < all.getFirst().components().size(); n++) {
      int index = n;
      components.add(component(all.stream().map(parts -> parts.components().get(index)).toList()));
    }
    return Optional.of(
        new Parts(
            Share.of(all.stream().mapToDouble(DescriptorShares.Parts::energy).toArray()),
            Share.of(all.stream().mapToDouble(DescriptorShares.Parts::base).toArray()),
            components));
  }

  /** One component according to each member. */
  private static Component component(List<DescriptorShares.Share> all) {
    DescriptorShares.Share first = all.getFirst();
    return new Component(
        first.name(),
        first.value(),
        all.stream().mapToDouble(DescriptorShares.Share::standardised).average().orElseThrow(),
        Share.of(all.stream().mapToDouble(DescriptorShares.Share::share).toArray()));
  }

  private static boolean alike(List<DescriptorShares.Parts> all) {
    List<String> names = names(all.getFirst());
    return all.stream().allMatch(parts -> names(parts).equals(names));
  }

  private static List<String> names(DescriptorShares.Parts parts) {
    return parts.components().stream().map(DescriptorShares.Share::name).toList();
  }
}
