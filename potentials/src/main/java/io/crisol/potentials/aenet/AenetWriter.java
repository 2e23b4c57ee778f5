package io.crisol.potentials.aenet;

/** Writes network files: which fields follow each other. */
final class AenetWriter {
  /** Lengths of aenet's texts. */
  private static final int LONG_TEXT = 1024;

  private static final int SHORT_TEXT = 100;

  private AenetWriter() {}

  /** The binary form, as gfortran and ifort write it by default on little-endian machines. */
  static byte[] bytes(AenetFile content) {
    FortranRecordWriter records = new FortranRecordWriter();
    write(content, records);
    return records.bytes();
  }

  /** The text form. */
  static String text(AenetFile content) {
    FortranTextWriter text = new FortranTextWriter();
    write(content, text);
    return text.text();
  }

  private static void write(AenetFile content, FieldWriter out) {
    layers(content.layers(), out);
    setup(content.setup(), out);
    trainingSet(content.trainingSet(), out);
  }

  private static void layers(AenetFile.Layers layers, FieldWriter out) {
    int[] nodes = layers.nodes();
    int[] weightsEnd = new int[nodes.length];
    int[] valuesEnd = new int[nodes.length];
    int most = nodes[0];
    for (int l = 1; l < nodes.length; l++) {
      most = Math.max(most, nodes[l]);
      weightsEnd[l] = weightsEnd[l - 1] + (nodes[l - 1] + 1) * nodes[l];
      valuesEnd[l] = valuesEnd[l - 1] + nodes[l - 1] + 1;
    }
    out.integer(nodes.length);
    out.integer(most);
    out.integer(layers.weights().length);
    out.integer(valuesEnd[nodes.length - 1] + nodes[nodes.length - 1]);
    out.integers(nodes);
    out.integers(layers.activations());
    out.integers(weightsEnd);
    out.integers(valuesEnd);
    out.reals(layers.weights());
  }

  private static void setup(AenetFile.Setup setup, FieldWriter out) {
    out.text(setup.description(), LONG_TEXT);
    out.symbols(new String[] {setup.element()});
    out.integer(setup.environment().length);
    out.symbols(setup.environment());
    out.real(setup.shortest());
    out.real(setup.cutoff());
    out.text(setup.kind(), SHORT_TEXT);
    out.integer(setup.size());
    out.integer(AenetFile.Setup.PARAMETERS);
    out.integers(setup.codes());
    out.reals(setup.parameters());
    out.partners(setup.partners(), setup.environment().length);
    out.integer(setup.statistics().evaluations());
    out.reals(setup.statistics().lowest());
    out.reals(setup.statistics().highest());
    out.reals(setup.statistics().average());
    out.reals(setup.statistics().square());
  }

  private static void trainingSet(AenetFile.TrainingSet set, FieldWriter out) {
    out.text(set.file(), LONG_TEXT);
    out.truth(set.normalized());
    out.real(set.scale());
    out.real(set.shift());
    out.integer(set.types().length);
    out.symbols(set.types());
    out.reals(set.atomicEnergies());
    out.integer(set.atoms());
    out.integer(set.structures());
    out.line(set.energies());
  }
}
