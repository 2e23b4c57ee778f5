package io.crisol.app;

import io.crisol.potentials.NeighbourShares;
import io.crisol.potentials.Potential;
import io.crisol.potentials.network.DescriptorShares;
import io.crisol.potentials.network.NearestEnvironments;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells of one atom what its energy is made of: the largest parts as text, all of them as JSON. */
final class AtomExplanation {
  private final Console console;
  private final Structure structure;
  private final int atom;
  private final int count;
  private final Json.Obj json = new Json.Obj();

  /** An explanation that shows {@code count} parts of a kind. */
  AtomExplanation(Console console, Structure structure, int atom, int count) {
    this.console = console;
    this.structure = structure;
    this.atom = atom;
    this.count = count;
  }

  Json.Obj json() {
    return json;
  }

  private void say(String format, Object... arguments) {
    console.print(String.format(Locale.ROOT, format, arguments));
  }

  void element() {
    say("%natom %d, %s", atom, structure.element(atom));
    json.put("atom", atom).put("element", structure.element(atom).symbol());
  }

  void components(NetworkPotential network) {
    DescriptorShares.Parts parts =
        DescriptorShares.of(network, structure, Neighbors.of(structure, network.cutoff(), 0), atom);
    say(
        "energy %.6f eV = %.6f eV in the mean environment of the training data"
            + " + the parts of %d descriptor components, the largest:",
        parts.energy(), parts.base(), parts.components().size());
    parts.components().stream()
        .sorted(Comparator.comparingDouble(s -> -Math.abs(s.share())))
        .limit(count)
        .forEach(
            s ->
                say(
                    "  %+10.5f eV   %-40s %12.6g   %+.2f sigma",
                    s.share(), s.name(), s.value(), s.standardised()));
    json.put("atom_energy_eV", parts.energy())
        .put("base_eV", parts.base())
        .put("components", list(parts.components()));
  }

  private static Json.Arr list(List<DescriptorShares.Share> shares) {
    Json.Arr list = new Json.Arr();
    for (DescriptorShares.Share share : shares) {
      list.add(
          new Json.Obj()
              .put("name", share.name())
              .put("value", share.value())
              .put("standardised", share.standardised())
              .put("share_eV", share.share()));
    }
    return list;
  }

  void neighbours(Potential potential) {
    List<NeighbourShares.Share> shares =
        NeighbourShares.of(
            potential, structure, Neighbors.of(structure, potential.cutoff(), 0), atom);
    say("%nneighbours: energy of the atom less what it would be without each");
    shares.stream()
        .limit(count)
        .forEach(
            s ->
                say(
                    "  %-2s %5d   %8.4f Å   %+10.5f eV",
                    s.element(), s.atom(), s.distance(), s.share()));
    Json.Arr list = new Json.Arr();
    for (NeighbourShares.Share share : shares) {
      list.add(
          new Json.Obj()
              .put("atom", share.atom())
              .put("element", share.element().symbol())
              .put("distance_angstrom", share.distance())
              .put("share_eV", share.share()));
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
