package io.crisol.simulation.hops;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Sites of a crystal and the hops between them. What moves is the carrier: a vacancy, which
 * exchanges places with an atom, or an interstitial atom. Its hop leads from the site {@code from}
 * in the cell (0, 0, 0) to the site {@code to} in another cell; an atom that lets a vacancy pass
 * moves the other way. Every pair of neighbouring sites stands once: its other direction is the
 * same hop with the reverse barrier.
 *
 * @param element of the moving atoms
 * @param carrier what moves
 * @param cell of the crystal, rows, Å
 * @param sites where the carrier rests
 * @param hops between them
 */
public record HopNetwork(
    Element element, Carrier carrier, Cell cell, List<Site> sites, List<Hop> hops) {
  /** Barriers that differ from the energies of their sites by more, eV, are none of one network. */
  private static final double BALANCE = 1e-3;

  /** What moves. */
  public enum Carrier {
    /** An empty site; atoms hop into it. */
    VACANCY,
    /** An atom between the sites of the crystal. */
    INTERSTITIAL
  }

  /**
   * A place where the carrier rests.
   *
   * @param fractional coordinates in the cell, double[3]
   * @param energy of the crystal with the carrier there, above the lowest site, eV
   */
  public record Site(double[] fractional, double energy) {}

  /**
   * A hop of the carrier from site {@code from} in the cell (0, 0, 0) to site {@code to} in the
   * cell {@code cell}.
   *
   * @param cell int[3]
   * @param barrier from the first site, eV
   * @param reverseBarrier from the second one, eV
   * @param length from site to site, Å
   * @param orbit number of the class of hops that symmetries bring upon each other
   */
  public record Hop(
      int from,
      int to,
      int[] cell,
      double barrier,
      double reverseBarrier,
      double length,
      int orbit) {
    /** The hop back, from site {@code to} in the cell (0, 0, 0). */
    public Hop reversed() {
      int[] back = {-cell[0], -cell[1], -cell[2]};
      return new Hop(to, from, back, reverseBarrier, barrier, length, orbit);
    }
  }

  /**
   * Copies and checks.
   *
   * @throws ProblemException PARAMETER_INVALID (a hop to a site that is not there, numbers that are
   *     not finite, barriers that are at odds with the energies of the sites)
   */
  public HopNetwork {
    sites = List.copyOf(sites);
    hops = List.copyOf(hops);
    for (int k = 0; k < hops.size(); k++) {
      check(hops.get(k), k, sites);
    }
  }

  private static void check(Hop hop, int number, List<Site> sites) {
    if (hop.from < 0 || hop.to < 0 || hop.from >= sites.size() || hop.to >= sites.size()) {
      throw wrong(
          number,
          hop.from + " to " + hop.to,
          "sites are counted from 0 and there are " + sites.size());
    }
    if (!(Double.isFinite(hop.barrier + hop.reverseBarrier) && hop.length > 0)) {
      throw wrong(number, "not finite", "a hop has two barriers and a length above 0 Å");
    }
    double uphill = sites.get(hop.to).energy - sites.get(hop.from).energy;
    if (!(Math.abs(hop.barrier - hop.reverseBarrier - uphill) <= BALANCE)) {
      throw wrong(
          number,
          hop.barrier + " and " + hop.reverseBarrier + " eV",
          "the two barriers differ by the energies of the two sites, here " + uphill + " eV");
    }
  }

  private static ProblemException wrong(int number, Object value, String why) {
    return Problem.PARAMETER_INVALID.with(
        "hop " + number + " (counted from 0)", value, why, "correct it");
  }

  /** Energy of the saddle of a hop above the lowest site, eV. */
  public double saddle(Hop hop) {
    return sites.get(hop.from).energy + hop.barrier;
  }

  /** Number of classes of hops. */
  public int orbits() {
    return hops.stream().mapToInt(Hop::orbit).max().orElse(-1) + 1;
  }

  /** Adds {@code element}, {@code carrier}, {@code cell_angstrom}, sites and hops to results. */
  public Json.Obj addTo(Json.Obj json) {
    Json.Arr places = new Json.Arr();
    for (Site site : sites) {
      places.add(new Json.Obj().put("fractional", site.fractional).put("energy_eV", site.energy));
    }
    Json.Arr ways = new Json.Arr();
    for (Hop hop : hops) {
      ways.add(
          new Json.Obj()
              .put("from", hop.from)
              .put("to", hop.to)
              .put("cell", new double[] {hop.cell[0], hop.cell[1], hop.cell[2]})
              .put("barrier_eV", hop.barrier)
              .put("reverse_barrier_eV", hop.reverseBarrier)
              .put("length_angstrom", hop.length)
              .put("orbit", hop.orbit));
    }
    return json.put("element", element.name())
        .put("carrier", carrier.name().toLowerCase(java.util.Locale.ROOT))
        .put("cell_angstrom", cell.vectors())
        .put("sites", places)
        .put("hops", ways);
  }

  /**
   * The network of a results.json, or of a file written by hand with the same members.
   *
   * @param source names the text in messages
   * @throws ProblemException FILE_MALFORMED
   */
  public static HopNetwork of(Json.Obj json, String source) {
    try {
      List<Site> sites = new ArrayList<>();
      for (Json site : json.get("sites").asList()) {
        Json.Obj entry = site.asObject();
        double[] fractional = numbers(entry, "fractional", 3);
        sites.add(new Site(fractional, entry.get("energy_eV").asDouble()));
      }
      List<Hop> hops = new ArrayList<>();
      for (Json hop : json.get("hops").asList()) {
        hops.add(hop(hop.asObject()));
      }
      String carrier =
          json.find("carrier")
              .map(Json::asString)
              .orElse("vacancy")
              .toUpperCase(java.util.Locale.ROOT);
      return new HopNetwork(
          Element.of(json.get("element").asString()),
          carrier.equals("INTERSTITIAL") ? Carrier.INTERSTITIAL : Carrier.VACANCY,
          Cell.periodic(numbers(json, "cell_angstrom", 9)),
          sites,
          hops);
    } catch (ProblemException e) {
      throw Problem.FILE_MALFORMED
          .with(source, "it holds no hop network: " + e.what() + "; " + e.why())
          .causedBy(e);
    }
  }

  private static Hop hop(Json.Obj hop) {
    List<Json> cell = hop.get("cell").asList();
    int[] other = cell.stream().mapToInt(Json::asInt).toArray();
    if (other.length != 3) {
      throw wrongLength("cell", other.length, 3);
    }
    return new Hop(
        hop.get("from").asInt(),
        hop.get("to").asInt(),
        other,
        hop.get("barrier_eV").asDouble(),
        hop.get("reverse_barrier_eV").asDouble(),
        hop.get("length_angstrom").asDouble(),
        hop.find("orbit").map(Json::asInt).orElse(0));
  }

  private static double[] numbers(Json.Obj json, String name, int count) {
    double[] values = json.get(name).asDoubles();
    if (values.length != count) {
      throw wrongLength(name, values.length, count);
    }
    return values;
  }

  private static ProblemException wrongLength(String name, int given, int needed) {
    return Problem.PARAMETER_INVALID.with(
        name, given + " numbers", needed + " are needed", "correct it");
  }
}
