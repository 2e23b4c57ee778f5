package io.crisol.potentials.n2p2;

import io.crisol.potentials.network.Activation;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers and activations of {@code input.nn}. */
final class LayerKeywords {
  /** Activations by their letters. */
  private static final String LETTERS = "ltspgcrSeh";

  private static final List<Activation> MEANING =
      List.of(
          Activation.LINEAR,
          Activation.TANH,
          Activation.SIGMOID,
          Activation.SOFTPLUS,
          Activation.GAUSSIAN,
          Activation.COSINE,
          Activation.RECTIFIER,
          Activation.REVERSED_SIGMOID,
          Activation.EXPONENTIAL,
          Activation.HARMONIC);

  private LayerKeywords() {}

  /** The letter of an activation; empty where n2p2 has none. */
  static Optional<Character> letter(Activation activation) {
    int at = MEANING.indexOf(activation);
    return at < 0 ? Optional.empty() : Optional.of(LETTERS.charAt(at));
  }

  private static List<TextLines.Line> own(InputFile input, String keyword, Element element) {
    return input.all(keyword).stream()
        .filter(line -> InputFile.element(line, line.word(1)) == element)
        .toList();
  }

  /**
   * Units of each layer, inputs first; empty where the file leaves them to the weights: keywords of
   * single elements come in two forms.
   */
  static Optional<int[]> sizes(InputFile input, Element element, int inputs) {
    boolean single =
        !own(input, "element_hidden_layers_short", element).isEmpty()
            || !own(input, "element_nodes_short", element).isEmpty();
    Optional<TextLines.Line> layers = input.find("global_hidden_layers_short");
    if (single || layers.isEmpty()) {
      return Optional.empty();
    }
    int hidden = layers.get().integer(1);
    if (hidden < 0 || hidden > 100) {
      throw layers.get().malformed("a network has 0 to 100 hidden layers");
    }
    int[] sizes = new int[hidden + 2];
    sizes[0] = inputs;
    sizes[hidden + 1] = 1;
    if (hidden > 0) {
      TextLines.Line nodes = required(input, "global_nodes_short");
      for (int l = 1; l <= hidden; l++) {
        sizes[l] = nodes.integer(l);
      }
    }
    return Optional.of(sizes);
  }

  private static TextLines.Line required(InputFile input, String keyword) {
    return input
        .find(keyword)
        .orElseThrow(
            () ->
                Problem.FILE_MALFORMED.with(
                    input.file(), "the keyword " + keyword + " is missing"));
  }

  /** Activation of each layer. */
  static List<Activation> activations(InputFile input, Element element, int layers) {
    List<TextLines.Line> own = own(input, "element_activation_short", element);
    if (own.isEmpty()) {
      return activations(required(input, "global_activation_short"), 1, layers);
    }
    // RuNNer names layer and unit, n2p2 a letter for each layer.
    if (own.size() > 1 || own.getFirst().word(2).matches("\\d+")) {
      throw Keywords.refused(
          own.getFirst(), "activations of single units are not computed; give one for each layer");
    }
    return activations(own.getFirst(), 2, layers);
  }

  private static List<Activation> activations(TextLines.Line line, int first, int layers) {
    List<Activation> activations = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      String word = line.word(first + l);
      int at = word.length() == 1 ? LETTERS.indexOf(word.charAt(0)) : -1;
      if (at < 0) {
        throw Keywords.refused(
            line,
            "\"" + word + "\" is no activation; known are " + String.join(" ", LETTERS.split("")));
      }
      activations.add(MEANING.get(at));
    }
    return activations;
  }
}
