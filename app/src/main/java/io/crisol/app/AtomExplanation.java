package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.potentials.committee.MemberShares;
import io.crisol.potentials.network.NearestEnvironments;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tells of one atom what its energy is made of: the largest parts as text, all of them as JSON. The
 * text is kept until all of it is known: what is refused half-way has told nothing.
 */
final class AtomExplanation {
  private final List<String> lines = new ArrayList<>();
  private final Structure structure;
  private final int atom;
  private final int count;
  private final Json.Obj json = new Json.Obj();

  /** An explanation that shows {@code count} parts of a kind. */
  AtomExplanation(Structure structure, int atom, int count) {
    this.structure = structure;
    this.atom = atom;
    this.count = count;
  }

  Json.Obj json() {
    return json;
  }

  private void say(String format, Object... arguments) {
    lines.add(String.format(Locale.ROOT, format, arguments));
  }

  /** Prints the text. */
  void tell(Console console) {
    lines.forEach(console::print);
  }

  void energy(double energy) {
    say("energy %.6f eV, %.6f eV/atom", energy, energy / structure.size());
  }

  void members(int count) {
    if (count > 1) {
      say(
          "a committee of %d: each number is the mean of its members, ± their spread, not calibrated",
          count);
    }
  }

  void element() {
    say("%natom %d, %s", atom, structure.element(atom));
    json.put("atom", atom).put("element", structure.element(atom).symbol());
  }

  /** Text of the spread of the members, where there are several. */
  private static String spread(MemberShares.Share share) {
    return Double.isNaN(share.spread())
        ? ""
        : String.format(Locale.ROOT, " ± %.5f", share.spread());
  }

  private static Json.Obj put(Json.Obj json, String name, MemberShares.Share share) {
    json.put(name + "_eV", share.mean());
    return Double.isNaN(share.spread()) ? json : json.put(name + "_spread_eV", share.spread());
  }

  void components(MemberShares.Parts parts) {
    say(
        "energy %.6f%s eV = %.6f%s eV in the mean environment of the training data"
            + " + the parts of %d descriptor components, the largest:",
        parts.energy().mean(),
        spread(parts.energy()),
        parts.base().mean(),
        spread(parts.base()),
        parts.components().size());
    parts.components().stream()
        .sorted(Comparator.comparingDouble(s -> -Math.abs(s.share().mean())))
        .limit(count)
        .forEach(
            s ->
                say(
                    "  %+10.5f%s eV   %-40s %12.6g   %+.2f sigma",
                    s.share().mean(), spread(s.share()), s.name(), s.value(), s.standardised()));
    put(json, "atom_energy", parts.energy());
    put(json, "base", parts.base()).put("components", list(parts.components()));
  }

  private static Json.Arr list(List<MemberShares.Component> components) {
    Json.Arr list = new Json.Arr();
    for (MemberShares.Component component : components) {
      Json.Obj one =
          new Json.Obj()
              .put("name", component.name())
              .put("value", component.value())
              .put("standardised", component.standardised());
      list.add(put(one, "share", component.share()));
    }
    return list;
  }

  void neighbours(List<Potential> members) {
    double cutoff = members.stream().mapToDouble(Potential::cutoff).max().orElseThrow();
    List<MemberShares.Neighbour> shares =
        MemberShares.neighbours(members, structure, Neighbors.of(structure, cutoff, 0), atom);
    say("%nneighbours: energy of the atom less what it would be without each");
    shares.stream()
        .limit(count)
        .forEach(
            s ->
                say(
                    "  %-2s %5d   %8.4f Å   %+10.5f%s eV",
                    s.element(), s.atom(), s.distance(), s.share().mean(), spread(s.share())));
    Json.Arr list = new Json.Arr();
    for (MemberShares.Neighbour share : shares) {
      Json.Obj one =
          new Json.Obj()
              .put("atom", share.atom())
              .put("element", share.element().symbol())
              .put("distance_angstrom", share.distance());
      list.add(put(one, "share", share.share()));
    }
    json.put("neighbours", list);
  }

  /** Similar environments among frames, where there are any. */
  void similar(NetworkPotential network, List<Frame> frames) {
    if (frames.isEmpty()) {
      return;
    }
    List<Structure> structures = frames.stream().map(Frame::structure).toList();
    say("%nmost similar environments (rms difference of standardised components)");
    Json.Arr list = new Json.Arr();
    for (NearestEnvironments.Match match :
        NearestEnvironments.of(network, structure, atom, structures, count)) {
      String source = frames.get(match.structure()).source().toString();
      say("  %8.4f   atom %d of %s", match.distance(), match.atom(), source);
      list.add(
          new Json.Obj()
              .put("source", source)
              .put("atom", match.atom())
              .put("distance", match.distance()));
    }
    json.put("similar", list);
  }
}
