package io.crisol.testkit.guide;

// region s2
import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.Optional;

/** Files of {@link FastSoftSpheres}. */
public final class SoftSpheresFamily implements PotentialFamily {
  @Override
  public String name() {
    return "soft-spheres";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof FastSoftSpheres spheres
        ? Optional.of(
            PotentialRecord.of(
                name(), new Json.Obj().put("a", spheres.a()).put("cutoff", spheres.cutoff())))
        : Optional.empty();
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    double a = parameters.number("a");
    double cutoff = parameters.positive("cutoff", "a distance in Å");
    parameters.finish(); // refuses what nobody asked for, with the nearest spelling
    return new FastSoftSpheres(a, cutoff);
  }
}
// endregion
