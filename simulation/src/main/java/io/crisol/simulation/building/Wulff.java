package io.crisol.simulation.building;

import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The piece of a crystal with the lowest surface energy: every face at a distance from the centre
 * in proportion to its energy, r · n ≤ c γ(n) for all faces n.
 *
 * <p>Source: G. Wulff, Z. Kristallogr. 34, 449 (1901), doi:10.1524/zkri.1901.34.1.449.
 *
 * @param atoms number of atoms
 * @param centre what is in the middle
 * @param faces energies of faces, in any unit
 */
public record Wulff(
    @Setting(help = "number of atoms, as near as the shape allows") int atoms,
    @Setting(help = "what is in the middle", value = "atom") Centre centre,
    @Setting(
            help =
                "energies of faces such as 111=1240,100=1345,110=1475; with each all that the"
                    + " symmetry makes alike, and their backs; only ratios matter")
        Map<String, Double> faces)
    implements Step.Change {
  /** Refuses what cannot be. */
  public Wulff {
    Bench.require(atoms >= 1, "atoms", atoms, "it is 1 or more");
    faces.forEach(
        (face, energy) -> {
          if (!Face.isFace(face)) {
            throw Problem.OPTION_UNKNOWN.with(
                face,
                "wulff has no such key, and it is no face",
                "the keys are atoms, centre and faces such as 111=1.2");
          }
          Face.of(face);
          Bench.require(energy > 0, face, energy, "an energy of a face is above zero");
        });
    Bench.require(!faces.isEmpty(), "faces", "none", "energies of faces are needed");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    Pieces pieces = new Pieces(from, centre, "wulff");
    List<double[]> normals = normals(from);
    Structure piece =
        pieces.of(
            atoms,
            r -> {
              double most = 0;
              for (double[] n : normals) {
                most = Math.max(most, r[0] * n[0] + r[1] * n[1] + r[2] * n[2]);
              }
              return most;
            });
    bench.note("the particle has " + piece.size() + " atoms, " + piece.formula());
    return List.of(piece);
  }

  /** Unit normals over energies, in proportion to the smallest, of all faces. */
  private List<double[]> normals(Structure crystal) {
    List<Operation> operations = Symmetry.of(crystal, AtomChoice.TOLERANCE);
    double least = faces.values().stream().mapToDouble(e -> e).min().orElseThrow();
    double[] reciprocal = Matrix3.inverse(crystal.cell().vectors());
    List<double[]> normals = new ArrayList<>();
    faces.forEach(
        (name, energy) -> {
          for (Operation operation : operations) {
            int[] face = operation.plane(Face.of(name));
            for (int sign = -1; sign <= 1; sign += 2) {
              double[] g = new double[3];
              for (int k = 0; k < 9; k++) {
                g[k / 3] += sign * reciprocal[k] * face[k % 3];
              }
              double length = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
              double factor = least / energy / length;
              addNew(normals, new double[] {factor * g[0], factor * g[1], factor * g[2]});
            }
          }
        });
    return normals;
  }

  private static void addNew(List<double[]> normals, double[] n) {
    for (double[] other : normals) {
      double square = 0;
      for (int x = 0; x < 3; x++) {
        square += (other[x] - n[x]) * (other[x] - n[x]);
      }
      if (square < 1e-10) {
        return;
      }
    }
    normals.add(n);
  }
}
