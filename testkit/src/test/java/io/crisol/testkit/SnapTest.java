package io.crisol.testkit;

import static io.crisol.structures.Element.In;
import static io.crisol.structures.Element.P;
import static io.crisol.structures.Element.Si;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.spectral.Snap;
import io.crisol.potentials.spectral.SnapElement;
import io.crisol.potentials.spectral.SnapSettings;
import io.crisol.potentials.spectral.SnapTrainable;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class SnapTest {
  static SnapElement atom(SnapSettings settings, Element element, double radius, double weight) {
    RandomStream random = new RandomStream(5 + element.ordinal());
    double[] coefficients = new double[settings.coefficients()];
    coefficients[0] = -4;
    for (int k = 1; k < coefficients.length; k++) {
      double size = k <= settings.components() ? 1e-2 : 1e-5;
      coefficients[k] = size * random.nextGaussian();
    }
    return new SnapElement(element, radius, weight, coefficients);
  }

  @Nested
  class LinearTest extends PotentialContract {
    @Override
    protected Potential potential() {
      SnapSettings settings = SnapSettings.of(6, 4.7, false);
      return new Snap(settings, List.of(atom(settings, Si, 0.5, 1)));
    }

    @Override
    protected Optional<? extends Trainable> trainable() {
      return Optional.of(new SnapTrainable((Snap) potential(), Optional.empty()));
    }
  }

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    private final SnapSettings settings =
        new SnapSettings(5, 1.0, 0.95, 0.4, true, true, true, true);

    @Override
    protected Potential potential() {
      return new Snap(settings, List.of(atom(settings, In, 2.2, 1), atom(settings, P, 1.9, -0.7)));
    }

    @Override
    protected Optional<? extends Trainable> trainable() {
      return Optional.of(new SnapTrainable((Snap) potential(), Optional.empty()));
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(3.8, 4.1, 4.4);
    }
  }
}
