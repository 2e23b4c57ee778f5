package io.crisol.testkit.guide;

import io.crisol.potentials.Potential;
import io.crisol.testkit.PotentialContract;

// region s1-test
class SoftSpheresTest extends PotentialContract {
  @Override
  protected Potential potential() {
    return new SoftSpheres();
  }

  @Override
  protected Potential reloaded() {
    return new SoftSpheres(); // Goes when its files come, in the second stage.
  }
}
// endregion
