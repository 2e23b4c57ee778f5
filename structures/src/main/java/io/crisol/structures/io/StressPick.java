package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import java.util.Optional;

/** Makes one stress of what a frame says as stress and as virial. */
final class StressPick {
  private final LabelPick.Candidate stress;
  private final LabelPick.Candidate virial;
  private final boolean fromVirial;
  private final FileUnits units;
  private final ReadingNotes notes;

  /** Either candidate may be null. */
  StressPick(
      LabelPick.Candidate stress, LabelPick.Candidate virial, FileUnits units, ReadingNotes notes) {
    this.stress = stress;
    this.virial = virial;
    this.units = units;
    this.notes = notes;
    this.fromVirial =
        stress == null
            || virial != null && virial.meaning().isReference() && !stress.meaning().isReference();
  }

  /** The candidate that gives the stress, or null. */
  LabelPick.Candidate taken() {
    return fromVirial ? virial : stress;
  }

  Optional<LabelPick.Candidate> leftAside() {
    return Optional.ofNullable(fromVirial ? stress : virial);
  }

  /** The stress of the candidate taken, double[9] in eV/Å³, or null without a cell. */
  double[] stress(Cell cell) {
    String key = taken().key();
    double volume = Math.abs(Matrix3.determinant(cell.vectors()));
    if (volume == 0) {
      notes.note("\"" + key + "\" has no meaning without a cell: kept as text");
      return null;
    }
    double[] sigma = scaledMatrix(stress, units.stress());
    double[] fromW = scaledMatrix(virial, -units.virial() / Math.max(volume, 1e-300));
    leftAside()
        .ifPresent(
            other ->
                notes.preferred(
                    key, other.key(), LabelPick.difference(sigma, fromW), "eV/Å³ as stress"));
    double[] chosen = fromVirial ? fromW : sigma;
    if (skew(chosen) > 1e-3 * LabelPick.largest(chosen) + 1e-8) {
      notes.note("the " + key + " is not symmetric: taken as written");
    }
    return chosen;
  }

  private double[] scaledMatrix(LabelPick.Candidate c, double factor) {
    return c == null ? null : LabelPick.scaled(matrix(c), factor);
  }

  /** Full 3 × 3 of 6 (xx yy zz yz xz xy) or 9 numbers. */
  private double[] matrix(LabelPick.Candidate c) {
    double[] v = c.values();
    return switch (v.length) {
      case 9 -> v;
      case 6 -> {
        notes.note("six numbers of \"" + c.key() + "\" read as xx yy zz yz xz xy");
        yield new double[] {v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]};
      }
      default ->
          throw Problem.FILE_MALFORMED.with(
              "the frame", c.key() + " has " + v.length + " numbers; 6 or 9 are needed");
    };
  }

  /** Largest difference of two components that a symmetric matrix has in common. */
  private static double skew(double[] m) {
    return Math.max(Math.abs(m[1] - m[3]), Math.max(Math.abs(m[2] - m[6]), Math.abs(m[5] - m[7])));
  }
}
