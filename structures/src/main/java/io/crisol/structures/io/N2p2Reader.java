package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an input.data frame by frame. */
final class N2p2Reader extends LineReader {
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z_][\\w.-]*)=([^=]*)");
  private static final Set<String> OURS =
      Set.of(N2p2Data.UNITS, N2p2Data.NO_ENERGY, N2p2Data.NO_FORCES);

  private final ReadingOptions options;
  private N2p2Units units;

  /** A frame as it stands in the file. */
  private static final class Raw {
    private final List<String> comments = new ArrayList<>();
    private final NumberList lattice = new NumberList();
    private final List<Element> elements = new ArrayList<>();
    private final NumberList positions = new NumberList();
    private final NumberList charges = new NumberList();
    private final NumberList forces = new NumberList();
    private Double energy;
    private Double charge;

    boolean says(String word) {
      return comments.stream().anyMatch(comment -> comment.contains(word));
    }
  }

  N2p2Reader(TextSource source, ReadingOptions options) {
    super(source, N2p2Data.FORMAT.name());
    this.options = options;
  }

  @Override
  Optional<Frame> read() {
    String first = source.nextLine();
    while (first != null && isNothing(first)) {
      first = source.nextLine();
    }
    if (first == null) {
      return Optional.empty();
    }
    int begin = source.line();
    if (!first.strip().equals("begin")) {
      throw malformed("a frame starts with the word begin");
    }
    Raw raw = new Raw();
    for (String line = line(); !line.strip().equals("end"); line = line()) {
      if (!isNothing(line)) {
        entry(raw, line);
      }
    }
    return Optional.of(frame(raw, begin));
  }

  private static boolean isNothing(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private void entry(Raw raw, String line) {
    String[] words = words(line);
    switch (words[0]) {
      case "comment" -> raw.comments.add(line.strip().substring("comment".length()).strip());
      case "lattice" -> raw.lattice.addAll(numbers(words, 1, 3, "a lattice vector"));
      case "atom" -> atom(raw, words);
      case "energy" -> raw.energy = numbers(words, 1, 1, "the energy")[0];
      case "charge" -> raw.charge = numbers(words, 1, 1, "the total charge")[0];
      case "begin" -> throw malformed("a frame begins before the last one ended");
      default -> notes.note("lines \"" + words[0] + "\" are not known and not read");
    }
  }

  private void atom(Raw raw, String[] words) {
    if (words.length < 10) {
      throw malformed(
          "an atom line has x y z element charge unused fx fy fz, and here are "
              + (words.length - 1)
              + " values");
    }
    raw.positions.addAll(numbers(words, 1, 3, "a position"));
    raw.elements.add(Element.of(words[4]));
    raw.charges.add(number(words[5], "a charge"));
    raw.forces.addAll(numbers(words, 7, 3, "a force"));
  }

  private Frame frame(Raw raw, int begin) {
    if (raw.elements.isEmpty()) {
      throw malformed("the frame that began on line " + begin + " has no atom");
    }
    if (raw.lattice.size() != 0 && raw.lattice.size() != 9) {
      throw malformed("the frame has " + raw.lattice.size() / 3 + " lattice lines; 0 or 3 fit");
    }
    Element[] elements = raw.elements.toArray(Element[]::new);
    chooseUnits(raw, elements);
    double[] vectors = LabelPick.scaled(raw.lattice.toArray(), units.length());
    Cell cell = vectors.length == 0 ? Cell.OPEN : Cell.periodic(vectors);
    Structure structure =
        new Structure(cell, elements, LabelPick.scaled(raw.positions.toArray(), units.length()));
    return new Frame(structure, labels(raw), metadata(raw), Map.of(), origin(begin));
  }

  /** A file has one system of units; the first frame settles it unless a comment does. */
  private void chooseUnits(Raw raw, Element[] elements) {
    Optional<N2p2Units> said = N2p2Units.given(options).or(() -> N2p2Units.stated(raw.comments));
    if (said.isPresent()) {
      units = said.get();
    } else if (units == null) {
      units = N2p2Units.assumed(raw.lattice.toArray(), elements, raw.positions.toArray());
    }
    notes.note("units: " + units.why());
  }

  private Labels labels(Raw raw) {
    Labels labels = Labels.NONE;
    if (raw.energy != null && !raw.says(N2p2Data.NO_ENERGY)) {
      labels = labels.withEnergy(raw.energy * units.energy());
      notes.used(LabelKey.Quantity.ENERGY, "energy", "eV, of the whole cell");
    }
    if (!raw.says(N2p2Data.NO_FORCES)) {
      labels =
          labels.withForces(
              LabelPick.scaled(raw.forces.toArray(), units.energy() / units.length()));
      notes.used(LabelKey.Quantity.FORCES, "atom, columns 7 to 9", "eV/Å");
      if (raw.forces.isZero()) {
        notes.note("all forces are exactly zero: not computed? (this format cannot say so)");
      }
    }
    if (raw.charges.isZero()) {
      notes.note("all charges are zero, which here means that there are none");
      return labels;
    }
    notes.used(LabelKey.Quantity.CHARGES, "atom, column 5", "e");
    return labels.withCharges(raw.charges.toArray());
  }

  private static Map<String, String> metadata(Raw raw) {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<String> texts = new ArrayList<>();
    for (String comment : raw.comments) {
      Matcher entry = ENTRY.matcher(comment);
      if (entry.matches() && !OURS.contains(comment)) {
        metadata.put(entry.group(1), entry.group(2));
      } else if (!OURS.contains(comment) && !comment.isEmpty()) {
        texts.add(comment);
      }
    }
    if (!texts.isEmpty()) {
      metadata.put("comment", String.join("; ", texts));
    }
    if (raw.charge != null && raw.charge != 0) {
      metadata.put("charge", Double.toString(raw.charge));
    }
    return metadata;
  }
}
