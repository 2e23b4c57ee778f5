package io.crisol.potentials.lammps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The pair styles: those computed here, and those refused with a reason. */
final class Styles {
  /** Styles computed here. */
  private static final Set<String> KNOWN =
      Set.of(
          "born",
          "born/coul/dsf",
          "born/coul/long",
          "buck",
          "buck/coul/cut",
          "buck/coul/long",
          "coul/cut",
          "coul/dsf",
          "coul/long",
          "eam",
          "eam/alloy",
          "eam/fs",
          "hdnnp",
          "lj/cut",
          "lj/cut/coul/cut",
          "lj/cut/coul/dsf",
          "lj/cut/coul/long",
          "lj/smooth/linear",
          "morse",
          "none",
          "snap",
          "sw",
          "table",
          "tersoff",
          "zbl",
          "zero");

  private static final List<String> SUFFIXES =
      List.of("/opt", "/omp", "/intel", "/gpu", "/kk", "/kk/host", "/kk/device");

  /**
   * Styles of LAMMPS that are not computed here: known by name so that they end a hybrid's member.
   */
  private static final String OTHERS =
      """
      adp airebo airebo/morse rebo bop comb comb3 edip eim gw gw/zbl lcbop meam meam/c
      meam/spline polymorphic reax reax/c reaxff tersoff/mod tersoff/zbl vashishta
      lj/charmm/coul/long lj/class2 lj/cut/tip4p/long lj/expand lj/gromacs
      lj/long/coul/long lj/mdf lj/sf lj/smooth lj/switch3/coulgauss/long lj96/cut mie/cut
      morse/smooth/linear born/coul/msm born/coul/wolf buck/coul/msm buck/long/coul/long
      buck6d/coul/gauss/long coul/debye coul/msm coul/slater/long coul/streitz coul/wolf
      lj/cut/coul/debye lj/cut/coul/msm lj/cut/coul/wolf list quip soft yukawa gauss beck
      atm extep ilp/graphene/hbn nm/cut python kim agni drip momb ufm harmonic/cut
      born/gauss mliap uf3 aenet deepmd allegro mace nequip flare sw/mod tersoff/table
      nb3b/harmonic eam/cd eam/cd/old eam/he smtbq multi/lucy hybrid/scaled cosine/squared
      srp rann coul/shield tersoff/mod/c
      """;

  private static final Map<String, String> LATER = later();

  private Styles() {}

  private static Map<String, String> later() {
    Map<String, String> later = new TreeMap<>();
    for (String name : OTHERS.split("\\s+")) {
      later.put(name, "Crisol does not compute this style");
    }
    for (String name : List.of("nep", "pace", "nnp", "mlip", "mtp")) {
      later.put(
          name, "machine-learned potentials of this kind come with a later version of Crisol");
    }
    return later;
  }

  /** The name without the suffix of an accelerator. */
  static String plain(String name) {
    return SUFFIXES.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .orElse(name);
  }

  /** Whether a word names a pair style of LAMMPS. */
  static boolean isStyle(String word) {
    return KNOWN.contains(plain(word)) || LATER.containsKey(plain(word));
  }

  /** Why a style is refused; empty where it is computed. */
  static Optional<String> refusal(String plainName) {
    if (KNOWN.contains(plainName)) {
      return Optional.empty();
    }
    return Optional.of(
        LATER.getOrDefault(
            plainName, "Crisol knows no such style; it computes " + String.join(", ", known())));
  }

  private static List<String> known() {
    return KNOWN.stream().sorted().toList();
  }

  /** Whether the coefficients of a style name files, with an element for each type. */
  static boolean namesFiles(String plainName) {
    return Set.of("eam/alloy", "eam/fs", "hdnnp", "snap", "sw", "tersoff").contains(plainName);
  }

  /** Whether the coefficients of a style stand in files. */
  static boolean readsFiles(String plainName) {
    return plainName.equals("eam") || namesFiles(plainName);
  }
}
