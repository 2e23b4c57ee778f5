package io.crisol.simulation.search;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Map;

/** The structures among which is searched: how new ones are made from nothing and from others. */
interface Space {
  /** The moves that make sense here, with their usual weights. */
  Map<Move, Double> moves();

  /**
   * A new structure, atoms at reasonable distances.
   *
   * @param first parent, of low energy
   * @param second another one, for moves that take two
   */
  Structure make(Move move, Structure first, Structure second, RandomStream random);

  /** Whether a relaxed structure still belongs here; otherwise why not, in a word. */
  String fault(Structure relaxed);

  /** What tells structures apart. */
  Fingerprint fingerprint(Structure structure);
}
