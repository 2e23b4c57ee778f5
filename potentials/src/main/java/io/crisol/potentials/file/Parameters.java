package io.crisol.potentials.file;

import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the entries of an object one by one and refuses those that nobody asked for. */
public final class Parameters {
  private final String owner;
  private final Json.Obj values;
  private final Set<String> known = new TreeSet<>();

  /** The entries of {@code values}; {@code owner} names them in messages. */
  public Parameters(String owner, Json.Obj values) {
    this.owner = owner;
    this.values = values;
  }

  /** Whether an entry is there. */
  public boolean has(String key) {
    known.add(key);
    return values.find(key).isPresent();
  }

  /** An entry that must be there. */
  public Json required(String key) {
    if (!has(key)) {
      // A mistyped key tells more than a missing one.
      refuseUnknown(key);
      throw Problem.PARAMETER_MISSING.with(key, owner + " needs it");
    }
    return values.get(key);
  }

  /** A number that must be there. */
  public double number(String key) {
    return required(key).asDouble();
  }

  /**
   * A number greater than 0 that must be there; {@code quantity} says what it is, with its unit.
   */
  public double positive(String key, String quantity) {
    double value = number(key);
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw Problem.PARAMETER_INVALID.with(
          owner + "." + key, value, quantity + " is greater than 0", "correct it");
    }
    return value;
  }

  /** A word, or {@code standard} where it is not given; one of {@code allowed}. */
  public String word(String key, String standard, List<String> allowed) {
    String word = has(key) ? values.get(key).asString() : standard;
    if (!allowed.contains(word)) {
      throw Problem.PARAMETER_INVALID.with(
          owner + "." + key,
          word,
          Spelling.hint(word, allowed),
          "use one of " + String.join(", ", allowed));
    }
    return word;
  }

  /**
   * Refuses entries that were not asked for.
   *
   * @throws io.crisol.structures.ProblemException OPTION_UNKNOWN with the nearest spelling
   */
  public void finish() {
    refuseUnknown("");
  }

  private void refuseUnknown(String missing) {
    for (String key : values.members().keySet()) {
      if (!known.contains(key)
          && (missing.isEmpty() || Spelling.nearest(key, List.of(missing)).isPresent())) {
        throw Problem.OPTION_UNKNOWN.with(
            key,
            Spelling.hint(key, known),
            "correct or remove it among the parameters of " + owner);
      }
    }
  }
}
