package io.crisol.learning;

import io.crisol.structures.Frame;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How many calculations of one size a campaign asked for, whether they failed or not.
 *
 * @param atoms of each
 * @param learned to learn from
 * @param fresh for the errors only
 */
public record Calculations(int atoms, int learned, int fresh) {
  /** By size, the smallest first. */
  static List<Calculations> of(List<Frame> learned, List<Frame> fresh) {
    TreeMap<Integer, int[]> counts = new TreeMap<>();
    learned.forEach(frame -> counts.computeIfAbsent(frame.size(), _ -> new int[2])[0]++);
    fresh.forEach(frame -> counts.computeIfAbsent(frame.size(), _ -> new int[2])[1]++);
    List<Calculations> all = new ArrayList<>();
    counts.forEach((atoms, count) -> all.add(new Calculations(atoms, count[0], count[1])));
    return all;
  }

  /** Of both kinds. */
  public int count() {
    return learned + fresh;
  }

  Json.Obj toJson() {
    return new Json.Obj().put("atoms", atoms).put("learned", learned).put("fresh", fresh);
  }
}
