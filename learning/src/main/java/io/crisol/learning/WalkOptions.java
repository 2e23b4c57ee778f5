package io.crisol.learning;

import io.crisol.reference.StructureKey;
import io.crisol.simulation.path.BandOptions;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each method of exploring needs besides what all of them do.
 *
 * @param relaxation of {@code relax}
 * @param monteCarlo of {@code monte-carlo}
 * @param band of {@code path}
 * @param ends of {@code path}, one for each structure that is explored
 */
public record WalkOptions(
    RelaxationWalkOptions relaxation,
    MonteCarloWalkOptions monteCarlo,
    BandOptions band,
    List<Structure> ends) {
  /** Every default. */
  static final WalkOptions DEFAULTS =
      new WalkOptions(
          Settings.defaults(RelaxationWalkOptions.class),
          Settings.defaults(MonteCarloWalkOptions.class),
          Settings.defaults(BandOptions.class),
          List.of());

  /** Copies. */
  public WalkOptions {
    ends = List.copyOf(ends);
  }

  /** What a campaign of this method depends on. */
  Map<String, String> settings(ExploreOptions.Method method) {
    Map<String, String> settings = new LinkedHashMap<>();
    switch (method) {
      case DYNAMICS -> {}
      case RELAX -> put(settings, RelaxationWalkOptions.class, relaxation);
      case MONTE_CARLO -> put(settings, MonteCarloWalkOptions.class, monteCarlo);
      case PATH -> {
        put(settings, BandOptions.class, band);
        for (int k = 0; k < ends.size(); k++) {
          settings.put("end " + k, StructureKey.of(ends.get(k)));
        }
      }
    }
    return settings;
  }

  private static <R extends Record> void put(Map<String, String> to, Class<R> type, R record) {
    Settings.of(type)
        .values(record)
        .forEach((name, value) -> to.put("walk." + name, String.valueOf(value)));
  }
}
