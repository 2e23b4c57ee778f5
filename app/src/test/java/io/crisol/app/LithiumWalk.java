package io.crisol.app;

import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lithium that hops by 3 Å at random through eight sulphur atoms at rest, in a cube of 12 Å.
 *
 * @param frames number of frames, 100 fs apart
 * @param atoms of lithium
 * @param rate probability of a hop from frame to frame
 * @param drift of all atoms in a frame, Å
 * @param wrapped whether atoms are brought back into the cell
 * @param clock what the comment line says of the time, with the number of the frame
 */
record LithiumWalk(
    int frames, int atoms, double rate, double drift, boolean wrapped, String clock, long seed) {
  static final double EDGE = 12;
  static final double HOP = 3;

  LithiumWalk(int frames, double rate) {
    this(frames, 24, rate, 0, true, "time_fs=%d00.0", 5);
  }

  List<String> text() {
    RandomStream random = new RandomStream(seed);
    double[] x = new double[3 * atoms];
    double[] host = new double[24];
    for (int k = 0; k < x.length; k++) {
      x[k] = HOP * random.nextInt(4);
    }
    for (int k = 0; k < host.length; k++) {
      host[k] = EDGE * random.nextDouble();
    }
    List<String> frames = new ArrayList<>();
    for (int f = 0; f < frames(); f++) {
      for (int i = 0; i < atoms && f > 0; i++) {
        if (random.nextDouble() < rate) {
          x[3 * i + random.nextInt(3)] += random.nextInt(2) == 0 ? HOP : -HOP;
        }
      }
      frames.add(frame(f, x, host, random));
    }
    return frames;
  }

  private String frame(int f, double[] x, double[] host, RandomStream random) {
    StringBuilder text = new StringBuilder();
    text.append(atoms + 8).append("\nLattice=\"12 0 0 0 12 0 0 0 12\" ");
    text.append(clock.formatted(f)).append(" Properties=species:S:1:pos:R:3\n");
    for (int i = 0; i < atoms + 8; i++) {
      text.append(i < atoms ? "Li" : "S");
      for (int axis = 0; axis < 3; axis++) {
        double at =
            (i < atoms ? x[3 * i + axis] : host[3 * (i - atoms) + axis])
                + drift * f
                + 0.1 * random.nextGaussian();
        at = wrapped ? at - EDGE * Math.floor(at / EDGE) : at;
        text.append(String.format(Locale.ROOT, " %.6f", at));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
