package io.crisol.simulation.building;

import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A ball of a crystal, without a cell.
 *
 * @param radius Å
 * @param atoms instead of a radius
 * @param centre what is in the middle
 */
public record Cluster(
    @Setting(help = "radius", unit = "Å") OptionalDouble radius,
    @Setting(help = "number of atoms instead, as near as whole shells come") OptionalInt atoms,
    @Setting(help = "what is in the middle", value = "atom") Centre centre)
    implements Step.Change {
  /** Refuses what cannot be. */
  public Cluster {
    Bench.require(
        radius.isPresent() != atoms.isPresent(),
        "radius",
        radius.isPresent() ? radius.getAsDouble() : "absent",
        "either a radius or a number of atoms is needed");
    radius.ifPresent(r -> Bench.require(r > 0, "radius", r, "it is above 0 Å"));
    atoms.ifPresent(n -> Bench.require(n >= 1, "atoms", n, "it is 1 or more"));
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    Pieces pieces = new Pieces(from, centre, "cluster");
    Structure ball =
        radius.isPresent()
            ? pieces.within(radius.getAsDouble(), radius.getAsDouble() + 1, Cluster::distance)
            : pieces.of(atoms.getAsInt(), Cluster::distance);
    bench.note("the cluster has " + ball.size() + " atoms, " + ball.formula());
    return List.of(ball);
  }

  private static double distance(double[] r) {
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }
}
