package io.crisol.testkit.guide;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import io.crisol.testkit.PotentialContract;

class FastSoftSpheresTest extends PotentialContract {
  @Override
  protected Potential potential() {
    return new FastSoftSpheres(2, 4);
  }

  /** Through text, as a file would; the family of a test is not registered. */
  @Override
  protected Potential reloaded() {
    SoftSpheresFamily family = new SoftSpheresFamily();
    String text = family.write(potential()).orElseThrow().toJson().text();
    return family.read(PotentialRecord.ofJson(Json.parse(text, "the text just written")));
  }
}
