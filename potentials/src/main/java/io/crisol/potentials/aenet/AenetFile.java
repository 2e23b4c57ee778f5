package io.crisol.potentials.aenet;

/**
 * The content of one of aenet's network files, {@code X.nn} or {@code X.nn.ascii}: one element's
 * network, its descriptor with the statistics of the training set, and what the training set was.
 * The energy of an atom is
 *
 * <pre>  E_i = N(g)/scale + shift + E_atom,   g = (G − average)/√(square − average²).  </pre>
 *
 * Source: aenet 2.0.4; Artrith, Urban, Comput. Mater. Sci. 114, 135 (2016),
 * doi:10.1016/j.commatsci.2015.11.047.
 */
record AenetFile(Layers layers, Setup setup, TrainingSet trainingSet) {
  /**
   * The network.
   *
   * @param nodes of each layer, inputs first
   * @param activations code of each layer but the first: 0 linear, 1 tanh, 2 sigmoid, 3 mtanh, 4
   *     twist
   * @param weights layer by layer a matrix by columns: one column for each input, the last for the
   *     biases
   */
  record Layers(int[] nodes, int[] activations, double[] weights) {
    /** Number of weights that these layers need, without overflow. */
    static long count(int[] nodes) {
      long count = 0;
      for (int l = 0; l + 1 < nodes.length; l++) {
        count += (nodes[l] + 1L) * nodes[l + 1];
      }
      return count;
    }
  }

  /**
   * The descriptor.
   *
   * @param description free text, lines end in {@code $$}
   * @param element symbol of the central atom
   * @param environment symbols of the elements around it, in the order that gives them their
   *     weights
   * @param shortest RMIN, the distance below which aenet stops, Å
   * @param cutoff largest cutoff, Å
   * @param kind Chebyshev or Behler2011
   * @param codes kind of each function
   * @param parameters {@link #PARAMETERS} of each function, double[PARAMETERS × functions]
   * @param partners two indices into {@code environment}, from 1, of each function; 0 for none
   * @param statistics of the raw values over the training set
   */
  record Setup(
      String description,
      String element,
      String[] environment,
      double shortest,
      double cutoff,
      String kind,
      int[] codes,
      double[] parameters,
      int[] partners,
      Statistics statistics) {
    /** Parameters that aenet keeps for each function. */
    static final int PARAMETERS = 4;

    static final String CHEBYSHEV = "Chebyshev";

    /** Number of functions. */
    int size() {
      return codes.length;
    }

    /** The same with statistics and a description. */
    Setup with(String text, Statistics other) {
      return new Setup(
          text, element, environment, shortest, cutoff, kind, codes, parameters, partners, other);
    }
  }

  /**
   * Raw values over the training set.
   *
   * @param evaluations how many environments were seen
   * @param average mean of each component
   * @param square mean of its square
   */
  record Statistics(
      int evaluations, double[] lowest, double[] highest, double[] average, double[] square) {
    /** Of a set-up that has seen nothing yet. */
    static Statistics none(int size) {
      return new Statistics(
          0, new double[size], new double[size], new double[size], new double[size]);
    }
  }

  /**
   * The training set.
   *
   * @param file its name
   * @param normalized whether energies were scaled
   * @param scale factor of the energies, 1/eV
   * @param shift eV per atom
   * @param types symbols
   * @param atomicEnergies of these, eV
   * @param energies lowest, highest and mean energy per atom, scaled
   */
  record TrainingSet(
      String file,
      boolean normalized,
      double scale,
      double shift,
      String[] types,
      double[] atomicEnergies,
      int atoms,
      int structures,
      double[] energies) {}
}
