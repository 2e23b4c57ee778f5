package io.crisol.potentials.aenet;

import io.crisol.structures.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Network files with random content. */
final class AenetSamples {
  private AenetSamples() {}

  /** A small network for an element among others. */
  static AenetFile file(String element, String... environment) {
    return file(element, new int[] {1, 1, 0}, environment);
  }

  static AenetFile file(String element, int[] activations, String... environment) {
    RandomStream random = new RandomStream(element.hashCode());
    int size = (4 + 3) * (environment.length > 1 ? 2 : 1);
    int[] nodes =
        IntStream.concat(
                IntStream.of(size),
                IntStream.range(0, activations.length)
                    .map(l -> l + 1 < activations.length ? 5 - l : 1))
            .toArray();
    double[] parameters = new double[4 * size];
    System.arraycopy(new double[] {5, 3, 4, 2}, 0, parameters, 0, 4);
    double[] average = gaussian(random, size, 3);
    double[] spread = gaussian(random, size, 1);
    double[] square = new double[size];
    Arrays.setAll(square, n -> average[n] * average[n] + 0.5 + Math.abs(spread[n]));
    AenetFile.Statistics statistics =
        new AenetFile.Statistics(
            321, gaussian(random, size, 9), gaussian(random, size, 9), average, square);
    return new AenetFile(
        new AenetFile.Layers(
            nodes, activations, gaussian(random, (int) AenetFile.Layers.count(nodes), 0.3)),
        new AenetFile.Setup(
            "a sample$$of two lines",
            element,
            environment,
            0.75,
            5,
            AenetFile.Setup.CHEBYSHEV,
            new int[size],
            parameters,
            new int[2 * size],
            statistics),
        new AenetFile.TrainingSet(
            "sample.train",
            true,
            0.37,
            -0.21,
            environment,
            gaussian(random, environment.length, 100),
            1234,
            56,
            new double[] {-1, 1, 0.1}));
  }

  private static double[] gaussian(RandomStream random, int n, double width) {
    double[] values = new double[n];
    Arrays.setAll(values, _ -> width * random.nextGaussian());
    return values;
  }
}
