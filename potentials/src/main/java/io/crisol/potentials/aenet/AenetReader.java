package io.crisol.potentials.aenet;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads network files: which fields follow each other. */
final class AenetReader {
  private static final long MOST_BYTES = 512L << 20;
  private static final int MOST_NODES = 100_000;
  private static final int MOST_WEIGHTS = 10_000_000;

  private AenetReader() {}

  /**
   * Reads a file in either form.
   *
   * @throws ProblemException FILE_NOT_FOUND, FILE_MALFORMED with the field that is wrong
   */
  static AenetFile read(Path file) {
    byte[] bytes = bytes(file);
    FieldReader fields =
        FortranRecords.fits(bytes) ? new FortranRecords(file, bytes) : new FortranText(file, bytes);
    AenetFile content = new AenetFile(layers(fields), setup(fields), trainingSet(fields));
    fields.end();
    require(content, fields);
    return content;
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw Problem.FILE_MALFORMED.with(file, "it is larger than any network of aenet");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }

  private static AenetFile.Layers layers(FieldReader in) {
    int layers = in.integer("number of layers", 2, 100);
    in.integer("largest number of nodes", 1, MOST_NODES);
    int weights = in.integer("number of weights", 1, MOST_WEIGHTS);
    in.integer("number of values", 1, 100 * MOST_NODES);
    int[] nodes = in.integers("numbers of nodes", layers);
    for (int n : nodes) {
      if (n < 1 || n > MOST_NODES) {
        throw in.malformed("a layer has " + n + " nodes");
      }
    }
    if (AenetFile.Layers.count(nodes) != weights) {
      throw in.malformed(
          "the layers need "
              + AenetFile.Layers.count(nodes)
              + " weights, and "
              + weights
              + " are announced");
    }
    int[] activations = in.integers("activation codes", layers - 1);
    in.integers("offsets of the weights", layers);
    in.integers("offsets of the values", layers);
    return new AenetFile.Layers(nodes, activations, in.reals("weights", weights));
  }

  private static AenetFile.Setup setup(FieldReader in) {
    String description = in.text("description of the descriptor");
    String element = in.symbols("central element", 1)[0];
    String[] environment = in.symbols("environment", in.integer("number of elements", 1, 120));
    double shortest = in.real("shortest distance");
    double cutoff = in.real("largest cutoff");
    String kind = in.text("kind of descriptor");
    int size = in.integer("number of functions", 1, MOST_NODES);
    int each = in.integer("parameters of a function", 4, AenetFile.Setup.PARAMETERS);
    int[] codes = in.integers("kinds of functions", size);
    double[] parameters = in.reals("parameters of the functions", each * size);
    int[] partners = in.partners("elements of the functions", size, environment.length);
    AenetFile.Statistics statistics = statistics(in, size);
    return new AenetFile.Setup(
        description,
        element,
        environment,
        shortest,
        cutoff,
        kind,
        codes,
        parameters,
        partners,
        statistics);
  }

  private static AenetFile.Statistics statistics(FieldReader in, int size) {
    return new AenetFile.Statistics(
        in.integers("number of evaluations", 1)[0],
        in.reals("lowest values", size),
        in.reals("highest values", size),
        in.reals("average values", size),
        in.reals("average squares", size));
  }

  private static AenetFile.TrainingSet trainingSet(FieldReader in) {
    String name = in.text("name of the training set");
    boolean normalized = in.truth("whether it is normalised");
    double scale = in.real("scale of the energies");
    double shift = in.real("shift of the energies");
    int count = in.integer("number of elements in training", 1, 120);
    return new AenetFile.TrainingSet(
        name,
        normalized,
        scale,
        shift,
        in.symbols("elements in training", count),
        in.reals("atomic energies", count),
        in.integers("number of atoms in training", 1)[0],
        in.integers("number of structures in training", 1)[0],
        in.reals("range of the energies", 3));
  }

  private static void require(AenetFile content, FieldReader in) {
    int inputs = content.layers().nodes()[0];
    if (inputs != content.setup().size()) {
      throw in.malformed(
          "the network has "
              + inputs
              + " inputs and the descriptor "
              + content.setup().size()
              + " components");
    }
    int outputs = content.layers().nodes()[content.layers().nodes().length - 1];
    if (outputs != 1) {
      throw in.malformed("the network has " + outputs + " outputs, and a potential has one");
    }
    if (content.trainingSet().scale() == 0) {
      throw in.malformed("the scale of the energies is 0");
    }
  }
}
