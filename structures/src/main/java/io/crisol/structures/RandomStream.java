package io.crisol.structures;

/**
 * Random numbers whose whole state can be saved: xoshiro256++ seeded by SplitMix64.
 *
 * <p>Source: Blackman, Vigna, ACM Trans. Math. Softw. 47, 36 (2021), doi:10.1145/3460772. Not safe
 * to share between threads: give each task a stream of its own by {@link #fork}.
 */
public final class RandomStream {
  private final long[] s = new long[4];

  /** A stream determined by its seed. */
  public RandomStream(long seed) {
    long x = seed;
    for (int k = 0; k < 4; k++) {
      x += 0x9E3779B97F4A7C15L;
      long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      s[k] = z ^ (z >>> 31);
    }
  }

  private RandomStream(long[] state) {
    System.arraycopy(state, 0, s, 0, 4);
  }

  /** A stream that goes on from a saved {@link #state}, long[4]. */
  public static RandomStream ofState(long[] state) {
    return new RandomStream(state);
  }

  /** The state, long[4]. */
  public long[] state() {
    return s.clone();
  }

  /** A new stream, different for each key, determined by this stream's state and the key. */
  public RandomStream fork(long key) {
    return new RandomStream(s[0] ^ Long.rotateLeft(s[3], 17) ^ (key * 0xD1342543DE82EF95L + 1));
  }

  /** 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
    long t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = Long.rotateLeft(s[3], 45);
    return result;
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 … bound − 1. */
  public int nextInt(int bound) {
    return (int) Math.multiplyHigh(nextLong() >>> 1, 2L * bound);
  }

  /**
   * Standard normal deviate (Marsaglia's polar method; StrictMath, so the same bits everywhere).
   */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double q = u * u + v * v;
      if (q > 0 && q < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(q) / q);
      }
    }
  }

  /** Puts the entries into random order. */
  public void shuffle(int[] entries) {
    for (int k = entries.length - 1; k > 0; k--) {
      int other = nextInt(k + 1);
      int kept = entries[k];
      entries[k] = entries[other];
      entries[other] = kept;
    }
  }
}
