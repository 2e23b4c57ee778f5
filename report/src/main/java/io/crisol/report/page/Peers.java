package io.crisol.report.page;

import io.crisol.report.markup.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * Errors of other potentials on a public test set. They are shown only for runs that say which
 * benchmark they evaluated, and each carries its origin.
 */
final class Peers {
  private static final String ZUO = "Zuo et al. 2020 (10.1021/acs.jpca.9b08723)";
  private static final String RECOMPUTED = "recomputed with LAMMPS on the same file";

  /**
   * A potential and its errors.
   *
   * @param words how it is called in a sentence
   * @param energyMae meV/atom
   * @param energyRmse meV/atom; NaN where not published
   * @param forceMae eV/Å
   * @param forceRmse eV/Å; NaN where not published
   * @param decimals printed decimals of the force error: half a unit of the last is not known
   */
  record Peer(
      String name,
      String words,
      double energyMae,
      double energyRmse,
      double forceMae,
      double forceRmse,
      int decimals,
      String origin) {}

  private static final List<Peer> SILICON =
      List.of(
          new Peer("MTP", "MTP", 2.21, Double.NaN, 0.06, Double.NaN, 2, ZUO),
          new Peer("GAP", "GAP", 2.91, Double.NaN, 0.07, Double.NaN, 2, ZUO),
          new Peer(
              "NNP (n2p2)", "the published neural network", 5.6, 6.9, 0.108, 0.170, 3, RECOMPUTED),
          new Peer("qSNAP", "qSNAP", 3.8, 5.5, 0.116, 0.177, 3, RECOMPUTED),
          new Peer("SNAP", "SNAP", 6.4, 8.1, 0.132, 0.205, 3, RECOMPUTED));

  private Peers() {}

  /** The peers of a benchmark by its name in results.json; none for any other data. */
  static List<Peer> of(Optional<String> benchmark) {
    return benchmark.filter("mlearn-Si"::equals).isPresent() ? SILICON : List.of();
  }

  /**
   * A clause such as "better than SNAP (0.132 eV/Å), on a par with GAP (0.07 eV/Å), behind MTP
   * (0.06 eV/Å)"; empty without peers.
   */
  static String comparison(double forceMae, List<Peer> peers) {
    StringBuilder better = new StringBuilder();
    StringBuilder equal = new StringBuilder();
    StringBuilder behind = new StringBuilder();
    for (Peer peer : peers.reversed()) {
      double known = 0.5 * Math.pow(10, -peer.decimals());
      StringBuilder list =
          forceMae < peer.forceMae() - known
              ? better
              : forceMae > peer.forceMae() + known ? behind : equal;
      list.append(list.isEmpty() ? "" : ", ")
          .append(peer.words())
          .append(" (")
          .append(Numbers.fixed(peer.forceMae(), peer.decimals()))
          .append(')');
    }
    StringBuilder text = new StringBuilder();
    clause(text, "better than ", better);
    clause(text, "on a par with ", equal);
    clause(text, "behind ", behind);
    return text.toString();
  }

  private static void clause(StringBuilder text, String words, StringBuilder list) {
    if (!list.isEmpty()) {
      int last = list.lastIndexOf("), ");
      String joined =
          last < 0
              ? list.toString()
              : list.substring(0, last) + ") and " + list.substring(last + 3);
      text.append(text.isEmpty() ? "" : "; ").append(words).append(joined);
    }
  }
}
